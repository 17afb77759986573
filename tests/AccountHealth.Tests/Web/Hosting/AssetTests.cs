using System.Net;
using System.Text.RegularExpressions;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class AssetTests(ServedAgency agency)
{
    [Fact]
    public async Task What_pages_load_is_kept_by_browsers_for_a_year_and_sent_compressed()
    {
        var files = await FilesAsync();
        Assert.Contains(files, file => file.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".css", StringComparison.Ordinal));

        foreach (var file in files)
        {
            var answer = await GetAsync(file);

            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            Assert.Equal((file, TimeSpan.FromDays(365)), (file, answer.Headers.CacheControl?.MaxAge));
            Assert.Contains(answer.Content.Headers.ContentEncoding, encoding => encoding is "gzip" or "br");
        }
    }

    [Fact]
    public async Task A_file_named_by_a_style_sheet_is_asked_for_again_only_when_it_changed()
    {
        var answer = await GetAsync("/assets/icons.woff2");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/assets/icons.woff2", answer.Headers.ETag!.ToString())).StatusCode);
    }

    [Fact]
    public async Task Every_file_that_a_style_sheet_names_is_there()
    {
        // What is missing leads to the sign-in page, which a client that follows would take for the file.
        var visitor = agency.Product.Visit();
        var named = 0;
        foreach (var sheet in (await FilesAsync()).Where(file => file.EndsWith(".css", StringComparison.Ordinal) && file.Contains("assets/", StringComparison.Ordinal)))
        {
            var text = await visitor.ReadAsync(sheet);
            foreach (var url in Regex.Matches(text, """url\(["']?([^)"']+)["']?\)""", RegexOptions.NonBacktracking)
                .Select(match => match.Groups[1].Value).Where(url => !url.StartsWith("data:", StringComparison.Ordinal)))
            {
                named++;
                var address = new Uri(new Uri(new Uri("http://localhost"), sheet), url);
                Assert.Equal((url, HttpStatusCode.OK), (url, (await visitor.GetAsync(address.PathAndQuery)).StatusCode));
            }
        }

        Assert.True(named > 0);
    }

    [Fact]
    public async Task Pages_are_sent_compressed()
    {
        var answer = await GetAsync("/sign-in");

        Assert.Contains(answer.Content.Headers.ContentEncoding, encoding => encoding is "gzip" or "br");
    }

    /// <summary>Scripts, style sheets and icons of a page.</summary>
    private async Task<List<string>> FilesAsync()
    {
        var page = await agency.Product.Visit().OpenAsync("/sign-in");
        return [.. page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]").Select(element => "/" + (element.GetAttribute("src") ?? element.GetAttribute("href")))];
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? etag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        if (etag is not null)
        {
            request.Headers.IfNoneMatch.ParseAdd(etag);
        }

        return agency.Product.CreateClient().SendAsync(request);
    }
}
