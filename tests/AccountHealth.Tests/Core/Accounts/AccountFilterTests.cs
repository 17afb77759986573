using AccountHealth.Core.Accounts;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Accounts;

public class AccountFilterTests
{
    private readonly Account _account = new AccountFacts("facebook", "page").Account;

    public AccountFilterTests() => _account.Tags.Add(new AccountTag { Tag = "tier-1" });

    [Fact]
    public void No_condition_means_all_accounts()
    {
        Assert.True(AccountFilter.Everything.Matches(_account));
    }

    [Theory]
    [InlineData("network")]
    [InlineData("kind")]
    [InlineData("tag")]
    [InlineData("owner")]
    [InlineData("ids")]
    public void Every_condition_that_is_set_must_hold(string condition)
    {
        var matching = new AccountFilter
        {
            Network = "facebook",
            Kind = "page",
            Tag = "tier-1",
            Owner = "owner@example.com",
            Ids = ["x/profile/1", "facebook/page/100"],
        };
        Assert.True(matching.Matches(_account));

        var one = condition switch
        {
            "network" => matching with { Network = "x" },
            "kind" => matching with { Kind = "group" },
            "tag" => matching with { Tag = "tier-2" },
            "owner" => matching with { Owner = "somebody@example.com" },
            _ => matching with { Ids = ["facebook/page/10"] },
        };

        Assert.False(one.Matches(_account));
    }

    [Fact]
    public void An_owners_address_is_compared_without_case()
    {
        Assert.True(new AccountFilter { Owner = "OWNER@Example.com" }.Matches(_account));
    }

    [Fact]
    public void Tags_in_a_text_are_split_trimmed_sorted_and_named_once()
    {
        Assert.Equal(["BR", "organic"], AccountTags.Split(" organic ;BR;; organic"));
        Assert.Empty(AccountTags.Split(" ; "));
    }
}
