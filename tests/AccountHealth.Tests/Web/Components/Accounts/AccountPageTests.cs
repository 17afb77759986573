using AccountHealth.Core.Networks;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class AccountPageTests
{
    [Theory]
    [InlineData(AccountKind.Group, true)]
    [InlineData(AccountKind.Page, false)]
    public async Task A_kind_of_account_that_its_network_tells_nothing_about_is_said_to_be_watched_by_its_dates(string kind, bool isSaid)
    {
        await using var installed = await PageScreen.CreateAsync([Policies.Admin]);
        await installed.ImportAsync(CsvRow.Ann with { Network = "facebook", Kind = kind, Id = "1" });

        var page = installed.Screen.Render<AccountPage>(parameters => parameters
            .Add(one => one.Network, "facebook").Add(one => one.Kind, kind).Add(one => one.Id, "1"));
        await page.WaitForStateAsync(() => page.FindAll("section").Count > 0);

        Assert.Equal(isSaid, page.Markup.Contains("Facebook answers no questions about a group: this one is watched by the dates of its tokens.", StringComparison.Ordinal));
    }
}
