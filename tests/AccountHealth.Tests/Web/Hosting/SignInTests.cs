using System.Net;
using AccountHealth.Data.Identity;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class SignInTests(ServedAgency agency)
{
    [Fact]
    public async Task The_sign_in_form_is_refused_without_its_antiforgery_token()
    {
        var visitor = agency.Product.Visit();

        var answer = await visitor.PostAsync("/sign-in", ("_handler", "sign-in"), ("Input.Email", ServedAgency.Admin), ("Input.Password", ServedProduct.Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Whatever_else_is_posted_is_refused_without_its_antiforgery_token()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);
        var forms = Routes.Of(agency).Where(endpoint => Routes.Methods(endpoint).Contains("POST") && !Routes.Path(endpoint, agency).StartsWith("/_", StringComparison.Ordinal))
            .Select(endpoint => Routes.Path(endpoint, agency)).ToList();
        Assert.Contains("/sign-out", forms);

        foreach (var path in forms)
        {
            var answer = await admin.PostAsync(path, ("ids", "1"));

            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        }

        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var visitor = agency.Product.Visit();

        var wrong = await visitor.PostFormAsync("/sign-in", ("Input.Email", ServedAgency.Ops), ("Input.Password", "not the password"));
        var unknown = await visitor.PostFormAsync("/sign-in", ("Input.Email", "nobody@example.com"), ("Input.Password", "not the password"));

        Assert.All(new[] { wrong, unknown }, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Contains("Address or password is wrong.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Address or password is wrong.", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_opens_nothing_for_a_quarter_of_an_hour()
    {
        await agency.Product.AddUserAsync("forgetful@example.com", Roles.Ops);
        var visitor = agency.Product.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await visitor.PostFormAsync("/sign-in", ("Input.Email", "forgetful@example.com"), ("Input.Password", $"guess {attempt}"));
        }

        var answer = await visitor.PostFormAsync("/sign-in", ("Input.Email", "forgetful@example.com"), ("Input.Password", ServedProduct.Password));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Try again in 15 minutes.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/accounts?status=expiring", "/accounts?status=expiring")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    public async Task Signing_in_leads_back_to_a_page_of_this_site_and_nowhere_else(string from, string to)
    {
        var visitor = agency.Product.Visit();

        var answer = await visitor.PostFormAsync(
            "/sign-in?ReturnUrl=" + Uri.EscapeDataString(from), ("Input.Email", ServedAgency.Ops), ("Input.Password", ServedProduct.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(to, new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery);
        Assert.Equal("localhost", new Uri(new Uri("http://localhost"), answer.Headers.Location!).Host);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var ops = await agency.Product.SignedInAsync(ServedAgency.Ops);
        var form = (await ops.OpenAsync("/")).Forms.Single(form => form.Action.EndsWith("sign-out", StringComparison.Ordinal));

        var answer = await ops.PostAsync("/sign-out", ("__RequestVerificationToken", form.QuerySelector("input")!.GetAttribute("value")!));

        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
        Assert.Equal("/sign-in", (await ops.GetAsync("/")).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task The_cookie_of_a_sign_in_is_out_of_reach_of_scripts_and_other_sites()
    {
        var answer = await agency.Product.Visit().PostFormAsync("/sign-in", ("Input.Email", ServedAgency.Ops), ("Input.Password", ServedProduct.Password));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("account-health=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
