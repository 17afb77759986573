using System.Net;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Web.Components;
using AccountHealth.Tests.Web.Hosting;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>What "own" means: Acme is the owner's, Bakery with Bo's token is not.</summary>
[Collection(ServedAgencyTests.Name)]
public class OwnerPagesTests(ServedAgency agency)
{
    private const string Own = "/accounts/x/profile/1";
    private const string Anothers = "/accounts/x/profile/2";

    [Fact]
    public async Task The_page_of_an_own_account_is_shown()
    {
        var page = await (await OwnerAsync()).OpenAsync(Own);

        Assert.StartsWith("Acme", page.QuerySelector("h1")!.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_account_is_answered_like_one_that_does_not_exist()
    {
        var owner = await OwnerAsync();

        var anothers = await owner.GetAsync(Anothers);
        var none = await owner.GetAsync("/accounts/x/profile/9");

        Assert.Equal(none.StatusCode, anothers.StatusCode);
        var said = (await owner.OpenAsync(Anothers)).QuerySelector("main")!.Text();
        Assert.Equal((await owner.OpenAsync("/accounts/x/profile/9")).QuerySelector("main")!.Text().Replace("/9 ", "/2 ", StringComparison.Ordinal), said);
        Assert.StartsWith("Bakery", (await (await OpsAsync()).OpenAsync(Anothers)).QuerySelector("h1")!.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=bakery")]
    [InlineData("?q=bo")]
    [InlineData("?owner=elsewhere%40example.com")]
    [InlineData("?without=owner")]
    [InlineData("?status=deactivated")]
    [InlineData("?reason=ACCESS_REVOKED")]
    [InlineData("?person=2")]
    [InlineData("?cover=one&sort=name&page=1")]
    public async Task No_condition_in_the_address_brings_up_anothers_account(string query)
    {
        var owner = await OwnerAsync();

        var html = await owner.ReadAsync("/accounts" + query);
        var file = await owner.ReadAsync("/accounts/export" + query);

        Assert.DoesNotContain("Bakery", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bakery", file, StringComparison.Ordinal);
        Assert.Contains("Bakery", await (await OpsAsync()).ReadAsync("/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Which_macros_an_account_has_cannot_be_asked_for()
    {
        var owner = await OwnerAsync();

        Assert.Equal("All 1", await TabAsync(owner, $"/accounts?macro={agency.Macro + 1}"));
        Assert.Equal("All 1", await TabAsync(owner, "/accounts?without=macro"));
        Assert.Equal(1, Lines(await owner.ReadAsync($"/accounts/export?macro={agency.Macro + 1}")));
        Assert.Equal("All 0", await TabAsync(await OpsAsync(), $"/accounts?macro={agency.Macro + 1}"));
    }

    [Fact]
    public async Task Counts_and_people_are_of_own_accounts()
    {
        var owner = await (await OwnerAsync()).OpenAsync("/");
        var ops = await (await OpsAsync()).OpenAsync("/");

        Assert.Equal("1 deactivates by 21 December unless 1 person reconnects.", owner.QuerySelector("h1")!.Text());
        Assert.DoesNotContain("Bo", owner.QuerySelectorAll(".needs b").Select(Rendered.Text));
        Assert.Contains("Bo", ops.QuerySelectorAll(".needs b").Select(Rendered.Text));
        Assert.Null(owner.QuerySelector("nav em"));
        Assert.NotNull(ops.QuerySelector("nav em"));
    }

    [Fact]
    public async Task The_guidance_counts_own_accounts()
    {
        const string Counted = "it stands against now";

        Assert.DoesNotContain(Counted, await (await OwnerAsync()).ReadAsync("/guidance/x"), StringComparison.Ordinal);
        Assert.Contains(Counted, await (await OpsAsync()).ReadAsync("/guidance/x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_names_a_macro()
    {
        var owner = await OwnerAsync();

        foreach (var page in new[] { "/", "/accounts", Own })
        {
            Assert.DoesNotContain("Early", await owner.ReadAsync(page), StringComparison.Ordinal);
        }

        Assert.Contains("Early", await (await OpsAsync()).ReadAsync(Own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_holds_own_accounts_whichever_ids_are_posted()
    {
        var ids = await agency.Product.QueryAsync(context => Task.FromResult(string.Join(',', context.Accounts.Select(account => account.Id))));

        Assert.Equal(["Acme"], await ExportAsync(await OwnerAsync(), ids));
        Assert.Contains("Bakery", await ExportAsync(await OpsAsync(), ids));
    }

    [Fact]
    public async Task Owners_are_offered_no_way_to_what_they_may_not_see()
    {
        var owner = await OwnerAsync();

        var links = (await owner.OpenAsync("/")).QuerySelectorAll("nav a").Select(link => "/" + link.GetAttribute("href")).ToList();

        Assert.Contains("/accounts", links);
        var closed = RoleGrid.Table("page").Where(row => row.Cells["owner"] == "no").Select(row => row.Name).ToList();
        Assert.Contains("/macros", closed);
        Assert.Empty(links.Intersect(closed));
    }

    private static async Task<List<string>> ExportAsync(Visitor visitor, string ids)
    {
        var token = (await visitor.OpenAsync("/accounts")).QuerySelector("form[action=sign-out] input[type=hidden]")!;
        var answer = await visitor.PostAsync("/accounts/export", (token.GetAttribute("name")!, token.GetAttribute("value")!), ("ids", ids));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return CsvFile.Cells(await answer.Content.ReadAsStringAsync(), "account_name");
    }

    private static async Task<string> TabAsync(Visitor visitor, string path) => (await visitor.OpenAsync(path)).QuerySelector("nav.tabs a")!.Text().Replace("All", "All ", StringComparison.Ordinal);

    /// <summary>Without the heading.</summary>
    private static int Lines(string file) => file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;

    private Task<Visitor> OwnerAsync() => agency.Product.SignedInAsync(ServedAgency.Owner);

    private Task<Visitor> OpsAsync() => agency.Product.SignedInAsync(ServedAgency.Ops);
}
