using System.Net;
using AccountHealth.Tests.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>The program answers every page and endpoint as docs/roles.md says.</summary>
[Collection(ServedAgencyTests.Name)]
public class PageGridTests(ServedAgency agency)
{
    private static readonly (string Column, string? User)[] Visitors =
        [("anonymous", null), ("owner", ServedAgency.Owner), ("ops", ServedAgency.Ops), ("admin", ServedAgency.Admin)];

    [Fact]
    public Task Every_page_answers_each_role_as_the_grid_says() => AssertAsync("page", Routes.IsPage, Template, _ => ["GET"]);

    [Fact]
    public Task Every_endpoint_answers_each_role_as_the_grid_says() =>
        AssertAsync("endpoint", endpoint => !Routes.IsPage(endpoint), Template, Routes.Methods);

    [Fact]
    public void Every_page_says_for_itself_whom_it_is_for_so_that_a_circuit_asks_too()
    {
        var silent = Routes.Of(agency).Where(Routes.IsPage)
            .Where(page => page.Metadata.GetMetadata<IAuthorizeData>() is null && page.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.Empty(silent.Select(Template));
    }

    private async Task AssertAsync(
        string table, Func<RouteEndpoint, bool> isMeant, Func<RouteEndpoint, string> name, Func<RouteEndpoint, IReadOnlyList<string>> methods)
    {
        var served = Routes.Of(agency).Where(isMeant)
            .SelectMany(endpoint => methods(endpoint).Select(method => (Name: table == "page" ? name(endpoint) : $"{method} {name(endpoint)}", Method: method, Path: Routes.Path(endpoint, agency))))
            .DistinctBy(one => one.Name).OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        var rows = RoleGrid.Table(table);
        var (there, written) = (served.Select(one => one.Name).ToList(), rows.Select(row => row.Name).ToList());
        Assert.True(there.ToHashSet().SetEquals(written), $"Not in the document: {string.Join(", ", there.Except(written))}; not in the program: {string.Join(", ", written.Except(there))}");
        var differences = new List<string>();
        foreach (var (column, user) in Visitors)
        {
            var visitor = user is null ? agency.Product.Visit() : await agency.Product.SignedInAsync(user);
            foreach (var (title, method, path) in served)
            {
                var says = rows.Single(row => row.Name == title).Cells[column];
                var answers = Answer(await visitor.SendAsync(new HttpMethod(method), path));
                if ((says == "own" ? "yes" : says) != answers)
                {
                    differences.Add($"{title} for {column}: the document says {says}, the program {answers}");
                }
            }
        }

        Assert.Empty(differences);
    }

    private static string Template(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Answer(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: HttpStatusCode.Unauthorized } => "–",
        { StatusCode: HttpStatusCode.Redirect } when IsTo("/sign-in", answer) => "–",
        { StatusCode: HttpStatusCode.Redirect } when IsTo("/denied", answer) => "no",
        // Whoever comes back without having begun is told so on a page.
        { StatusCode: HttpStatusCode.Redirect } when IsTo("/connect/unknown", answer) => "yes",
        { StatusCode: HttpStatusCode.Redirect } => $"redirected to {answer.Headers.Location}",
        { StatusCode: >= HttpStatusCode.InternalServerError } => $"fails: {answer.StatusCode}",
        _ => "yes",
    };

    private static bool IsTo(string path, HttpResponseMessage answer) =>
        new Uri(new Uri("http://localhost"), answer.Headers.Location!).AbsolutePath == path;
}
