using AccountHealth.Core.Networks;

namespace AccountHealth.Tests.Core.Networks;

public class RequirementTests
{
    private static readonly Requirement Page = new(["pages_show_list", "ads_read|ads_management"], ["Admin", "MANAGE"]);

    [Fact]
    public void All_scopes_and_one_of_the_roles_are_enough()
    {
        Assert.Equal("", Page.MissingFrom("Admin", "pages_show_list ads_read"));
        Assert.Equal("", Page.MissingFrom("MANAGE", "email ads_management pages_show_list"));
    }

    [Fact]
    public void Every_scope_that_is_missing_is_named_by_its_first_alternative()
    {
        Assert.Equal("ads_read", Page.MissingFrom("Admin", "pages_show_list"));
        Assert.Equal("pages_show_list, ads_read", Page.MissingFrom("Admin", "email"));
    }

    [Fact]
    public void A_role_that_is_not_one_of_those_asked_for_is_missing_the_first_of_them()
    {
        Assert.Equal("the role Admin", Page.MissingFrom("Analyst", "pages_show_list ads_read"));
    }

    [Fact]
    public void A_role_is_compared_without_case()
    {
        Assert.Equal("", Page.MissingFrom("admin", "pages_show_list ads_read"));
    }

    [Fact]
    public void What_is_not_known_is_not_held_against_it()
    {
        Assert.Equal("", Page.MissingFrom("", ""));
        Assert.Equal("the role Admin", Page.MissingFrom("Analyst", ""));
        Assert.Equal("ads_read", Page.MissingFrom("", "pages_show_list"));
    }

    [Fact]
    public void Scopes_may_be_separated_by_blanks_or_commas()
    {
        Assert.Equal("", Page.MissingFrom("", "pages_show_list,ads_read"));
        Assert.Equal("", Page.MissingFrom("", "pages_show_list, ads_read"));
    }

    [Fact]
    public void A_scope_is_not_granted_by_one_that_only_begins_or_ends_like_it()
    {
        Assert.Equal("ads_read", Page.MissingFrom("", "pages_show_list ads_read_all my_ads_read ADS_READ"));
    }

    [Fact]
    public void A_scope_written_as_an_address_counts_by_its_last_part()
    {
        var location = new Requirement(["business.manage"], []);

        Assert.Equal("", location.MissingFrom("", "https://www.googleapis.com/auth/business.manage"));
        Assert.Equal("business.manage", location.MissingFrom("", "https://www.googleapis.com/auth/youtube"));
    }

    [Fact]
    public void Where_no_role_is_asked_for_any_will_do()
    {
        Assert.Equal("", new Requirement([], []).MissingFrom("Whatever", "email"));
    }
}
