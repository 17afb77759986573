using System.Net;
using AccountHealth.Data.Identity;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class RoleTests(ServedAgency agency)
{
    /// <summary>Where ops may not go. Whoever adds a page for admins only adds it here, too.</summary>
    private static readonly string[] ForAdmins = ["/users", "/settings", "/import"];

    [Fact]
    public async Task Ops_is_refused_where_only_admins_may_go_and_let_in_everywhere_else()
    {
        var ops = await agency.Product.SignedInAsync(ServedAgency.Ops);

        foreach (var page in Pages())
        {
            var answer = await ops.GetAsync(page);

            Assert.Equal((page, !ForAdmins.Contains(page)), (page, answer.StatusCode == HttpStatusCode.OK));
            Assert.True(answer.StatusCode == HttpStatusCode.OK || answer.Headers.Location!.AbsolutePath == "/denied", page);
        }
    }

    [Fact]
    public async Task Admins_are_let_in_everywhere()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);
        Assert.Subset(Pages().ToHashSet(), ForAdmins.ToHashSet());

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
        Assert.Empty(links.Intersect(ForAdmins));
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
