using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Core.Tokens;

public class ClockKindTests
{
    [Fact]
    public void A_token_has_four_clocks_each_with_an_id_of_its_own()
    {
        var ids = Enum.GetValues<ClockKind>().Select(kind => kind.Id());

        Assert.Equal(["access", "refresh", "inactivity", "data-access"], ids);
    }

    [Fact]
    public void Each_clock_has_a_word_for_a_sentence()
    {
        var words = Enum.GetValues<ClockKind>().Select(kind => kind.Word());

        Assert.Equal(["access", "grant", "inactivity", "data access"], words);
    }
}
