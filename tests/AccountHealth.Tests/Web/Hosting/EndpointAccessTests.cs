using System.Net;
using AccountHealth.Tests.Web.RoleGrids;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class EndpointAccessTests(ServedAgency agency)
{
    /// <summary>All that answers whoever asks, besides static files. Before there is a user, the set-up page does, too.</summary>
    private static readonly string[] Open =
        [.. RoleGrid.Table("page").Where(row => row.Cells["anonymous"] == "yes").Select(row => row.Name), "/set-up"];

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_sign_in_page_from_every_page_and_endpoint()
    {
        var visitor = agency.Product.Visit();
        var asked = 0;
        var answered = new List<string>();
        foreach (var endpoint in Routes.Of(agency))
        {
            var path = Routes.Path(endpoint, agency);
            foreach (var method in Routes.Methods(endpoint).Where(_ => !Open.Contains(path)))
            {
                asked++;
                var answer = await visitor.SendAsync(new HttpMethod(method), path);
                if (answer is not { StatusCode: HttpStatusCode.Redirect, Headers.Location.AbsolutePath: "/sign-in" } and not { StatusCode: HttpStatusCode.Unauthorized })
                {
                    answered.Add($"{method} {path}: {answer.StatusCode} {answer.Headers.Location}");
                }
            }
        }

        Assert.Empty(answered);
        Assert.True(asked > 20, $"{asked} asked");
    }
}
