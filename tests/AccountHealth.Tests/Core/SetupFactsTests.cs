using AccountHealth.Core.Installation;

namespace AccountHealth.Tests.Core;

public class SetupFactsTests
{
    private static readonly SetupFacts Complete = new()
    {
        IsMailDecided = true,
        HasPublicUrl = true,
        Accounts = 100,
        HasMacro = true,
        IsMacroApplied = true,
        IsTestAccepted = true,
        IsSending = true,
    };

    [Fact]
    public void Nothing_is_done_in_an_empty_house()
    {
        Assert.Equal((0, false), (new SetupFacts().Done, new SetupFacts().IsComplete));
    }

    [Fact]
    public void With_every_fact_there_it_is_complete()
    {
        Assert.Equal((7, true), (Complete.Done, Complete.IsComplete));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_few_accounts_may_be_without_an_owner(int without, bool done)
    {
        Assert.Equal(done, (Complete with { WithoutOwner = without }).IsDone(SetupStep.Owners));
    }

    [Fact]
    public void Without_accounts_there_are_no_owners_to_speak_of()
    {
        Assert.False((Complete with { Accounts = 0 }).IsDone(SetupStep.Owners));
    }

    [Fact]
    public void A_macro_that_is_applied_to_nothing_warns_nobody()
    {
        Assert.False((Complete with { IsMacroApplied = false }).IsDone(SetupStep.Macro));
    }
}
