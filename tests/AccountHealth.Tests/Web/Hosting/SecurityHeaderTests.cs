using System.Net;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class SecurityHeaderTests(ServedAgency agency)
{
    [Fact]
    public async Task Every_page_forbids_foreign_scripts_frames_and_guessed_types()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);

        foreach (var path in Routes.Pages(agency).Append("/no/such/page").Append("/accounts/export").Append("/assets/base.css"))
        {
            AssertGuarded(path, await admin.GetAsync(path));
        }
    }

    [Fact]
    public async Task So_does_what_is_answered_to_whoever_is_not_signed_in()
    {
        AssertGuarded("/", await agency.Product.Visit().GetAsync("/"));
        AssertGuarded("/sign-in", await agency.Product.Visit().GetAsync("/sign-in"));
        AssertGuarded("/sign-in", await agency.Product.Visit().PostAsync("/sign-in", ("Input.Email", "x")));
    }

    [Fact]
    public async Task Pages_need_nothing_that_the_policy_forbids()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);

        foreach (var path in Routes.Pages(agency).Where(path => path != "/set-up"))
        {
            var page = await admin.OpenAsync(path);

            Assert.NotEmpty(page.Scripts);
            Assert.All(page.Scripts, script => Assert.NotNull(script.Source));
            Assert.All(page.QuerySelectorAll("[src], link[href]"), element =>
                Assert.DoesNotContain("//", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task No_page_of_somebody_signed_in_is_kept_by_a_browser_or_proxy()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);

        foreach (var path in Routes.Pages(agency).Where(path => path is not ("/set-up" or "/not-found" or "/error")).Append("/accounts/export"))
        {
            Assert.Equal((path, true), (path, (await admin.GetAsync(path)).Headers.CacheControl?.NoStore));
        }
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_said_so_in_the_product_s_own_words()
    {
        var answer = await (await agency.Product.SignedInAsync(ServedAgency.Ops)).GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_is_shown_as_text()
    {
        const string Hostile = "<script>alert(1)</script>";
        await agency.Product.ImportAsync(CsvFile.Of(CsvRow.Ann with { Id = "hostile", Name = Hostile, User = "mallory", UserName = Hostile, UserEmail = "" }));
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);

        foreach (var path in new[] { "/accounts", "/accounts/x/profile/hostile", "/" })
        {
            Assert.DoesNotContain(Hostile, await admin.ReadAsync(path), StringComparison.Ordinal);
        }

        Assert.Contains(Hostile, (await admin.OpenAsync("/accounts/x/profile/hostile")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static void AssertGuarded(string path, HttpResponseMessage answer)
    {
        // Several policies count together: Blazor adds one of its own.
        var policy = Values(answer, "Content-Security-Policy").SelectMany(value => value.Split(';', StringSplitOptions.TrimEntries)).ToList();
        Assert.True(policy.Contains("default-src 'self'"), path);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Equal(["nosniff"], Values(answer, "X-Content-Type-Options"));
        Assert.Equal(["same-origin"], Values(answer, "Referrer-Policy"));
    }

    private static IEnumerable<string> Values(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values : [];
}
