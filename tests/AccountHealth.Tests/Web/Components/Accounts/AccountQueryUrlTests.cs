using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Accounts;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class AccountQueryUrlTests
{
    public static TheoryData<AccountQuery, string> Queries() => new()
    {
        { new AccountQuery(), "accounts" },
        { new AccountQuery { Search = "Café & Söhne" }, "accounts?q=Caf%C3%A9%20%26%20S%C3%B6hne" },
        { new AccountQuery { Network = "linkedin", Kind = "page" }, "accounts?network=linkedin&kind=page" },
        { new AccountQuery { Status = AccountStatus.OnStandby }, "accounts?status=on-standby" },
        { new AccountQuery { Owner = "a@b.example", Tag = "paid" }, "accounts?owner=a@b.example&tag=paid" },
        { new AccountQuery { Expiry = Expiry.Within, Days = 7 }, "accounts?expiry=7d" },
        { new AccountQuery { Expiry = Expiry.Never }, "accounts?expiry=never" },
        { new AccountQuery { Person = 5, Reason = "ACCESS_REVOKED", Macro = 6 }, "accounts?person=5&reason=ACCESS_REVOKED&macro=6" },
        { new AccountQuery { OnePerson = true, NoMacro = true, NoOwner = true }, "accounts?cover=one&without=macro%20owner" },
        { new AccountQuery { Sort = AccountSort.Name, Descending = true, Page = 3 }, "accounts?sort=-name&page=3" },
        { new AccountQuery { Descending = true }, "accounts?sort=-" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void What_the_list_shows_is_in_its_address_and_comes_back_from_it(AccountQuery query, string url)
    {
        Assert.Equal(url, AccountQueryUrl.Of(query));
        Assert.Equal(query, AccountQueryUrl.Read("http://localhost/" + url));
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-3")]
    [InlineData("page=soon")]
    [InlineData("status=fine")]
    [InlineData("expiry=soon")]
    [InlineData("expiry=within")]
    [InlineData("person=ann&macro=-1")]
    [InlineData("sort=colour")]
    [InlineData("cover=two&without=sense")]
    public void What_makes_no_sense_in_an_address_is_passed_over(string parameters)
    {
        Assert.Equal(new AccountQuery(), AccountQueryUrl.Read("http://localhost/accounts?" + parameters));
    }

    [Fact]
    public void A_page_beyond_all_pages_stays_a_number_that_can_be_counted_with()
    {
        var query = AccountQueryUrl.Read("http://localhost/accounts?page=99999999999999");

        Assert.InRange((long)query.Page * query.PageSize, 1, int.MaxValue);
    }

    [Theory]
    [InlineData("x/profile/1", "accounts/x/profile/1")]
    [InlineData("google-business/location/accounts/1/locations/2", "accounts/google-business/location/accounts%2F1%2Flocations%2F2")]
    [InlineData("x/profile/a b?c#d", "accounts/x/profile/a%20b%3Fc%23d")]
    public void An_account_s_address_holds_its_id_whatever_is_in_it(string key, string link)
    {
        Assert.Equal(link, AccountLink.To(key));
    }

    [Fact]
    public void The_conditions_that_leave_nothing_are_said_in_words()
    {
        Assert.Equal(
            "“bak” and status expiring and network x and within 7 days and reason Access revoked and no macro",
            FilterWords.Of(new AccountQuery
            {
                Search = "bak",
                Status = AccountStatus.Expiring,
                Network = "x",
                Expiry = Expiry.Within,
                Days = 7,
                Reason = "ACCESS_REVOKED",
                NoMacro = true,
            }));
        Assert.Equal("expiry never", FilterWords.Of(new AccountQuery { Expiry = Expiry.Never }));
        Assert.Equal("Page 4", FilterWords.Of(new AccountQuery { Page = 4 }));
    }
}
