using AccountHealth.Data.Identity;
using AccountHealth.Tests.Web.RoleGrids;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class RoleTests(ServedAgency agency)
{
    [Fact]
    public async Task Admins_are_let_in_everywhere()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);
        Assert.Contains("/users", Pages());

        foreach (var page in Pages())
        {
            var html = await admin.ReadAsync(page);

            Assert.DoesNotContain("could not be shown", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_refused_is_told_what_to_do()
    {
        var ops = await agency.Product.SignedInAsync(ServedAgency.Ops);

        Assert.Contains("It needs another role than yours.", await ops.ReadAsync("/denied"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ops_is_offered_no_way_to_where_only_admins_may_go()
    {
        var today = await (await agency.Product.SignedInAsync(ServedAgency.Ops)).OpenAsync("/");

        var links = today.QuerySelectorAll("nav a").Select(link => "/" + link.GetAttribute("href")).ToList();
        Assert.Contains("/macros", links);
        var closed = RoleGrid.Table("page").Where(row => row.Cells["ops"] == "no").Select(row => row.Name).ToList();
        Assert.Contains("/users", closed);
        Assert.Empty(links.Intersect(closed));
    }

    [Fact]
    public async Task Whoever_has_a_password_chosen_by_somebody_else_sees_no_page_before_changing_it()
    {
        await agency.Product.AddUserAsync("new@example.com", Roles.Admin, mustChangePassword: true);
        var user = await agency.Product.SignedInAsync("new@example.com");

        foreach (var page in Pages().Where(page => page != "/password"))
        {
            Assert.Equal((page, "/password"), (page, (await user.GetAsync(page)).Headers.Location?.ToString()));
        }

        Assert.Equal("/password", (await user.GetAsync("/accounts/export", "*/*")).Headers.Location?.ToString());
        Assert.Contains("Somebody else chose your password.", await user.ReadAsync("/password"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_chosen_by_oneself_opens_the_pages()
    {
        await agency.Product.AddUserAsync("newer@example.com", Roles.Admin, mustChangePassword: true);
        var user = await agency.Product.SignedInAsync("newer@example.com");

        await user.PostFormAsync("/password", ("Input.Current", ServedProduct.Password), ("Input.New", "a password of my own"));

        Assert.Contains("Authenticate Tokens", await user.ReadAsync("/accounts/x/profile/1"), StringComparison.Ordinal);
    }

    /// <summary>The set-up page leads whoever comes to the sign-in page once there is a user.</summary>
    private IEnumerable<string> Pages() => Routes.Pages(agency).Where(page => page != "/set-up");
}
