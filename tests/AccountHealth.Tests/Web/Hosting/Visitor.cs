using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AccountHealth.Tests.Web.Hosting;

/// <summary>A browser without scripts: it keeps cookies, follows no redirect, and posts the forms it is shown.</summary>
internal sealed class Visitor(HttpClient http)
{
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Asks for something that need not be a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return http.SendAsync(request);
    }

    /// <summary>Asks for a page, as browsers ask.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Accept.ParseAdd("text/html");
        return http.SendAsync(request);
    }

    /// <summary>The page's HTML; it has to be there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {response.StatusCode} {response.Headers.Location}");
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<IHtmlDocument> OpenAsync(string path) => await new HtmlParser().ParseDocumentAsync(await ReadAsync(path));

    public async Task SignInAsync(string email, string password)
    {
        var answer = await PostFormAsync("/sign-in", ("Input.Email", email), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Opens the page and posts its form with these fields filled in.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = (await OpenAsync(path)).Forms.Single();
        var hidden = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(input => (Name: input.Name!, input.Value));
        return await PostAsync(path, [.. hidden, .. fields]);
    }

    /// <summary>Posts just these fields.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
