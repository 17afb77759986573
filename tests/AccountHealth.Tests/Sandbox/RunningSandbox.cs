using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using AccountHealth.Sandbox.Hosting;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AccountHealth.Tests.Sandbox;

/// <summary>The sandbox without a port, its clock in the test's hand.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    public const string Redirect = "http://127.0.0.1:5000/connect/back";

    private readonly WebApplication _app;

    private RunningSandbox(WebApplication app, SettableClock clock)
    {
        _app = app;
        Clock = clock;
        Http = app.GetTestClient();
    }

    public SettableClock Clock { get; }
    public HttpClient Http { get; }

    public static async Task<RunningSandbox> StartAsync(string prefix = "")
    {
        var clock = new SettableClock(DateTimeOffset.Parse("2026-11-21T12:00:00Z"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSandbox();
        var app = builder.Build();
        app.MapSandbox(prefix);
        await app.StartAsync();
        return new RunningSandbox(app, clock);
    }

    public Task<HttpResponseMessage> FormAsync(string path, params (string Name, string Value)[] fields) =>
        Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value))));

    public Task<HttpResponseMessage> GetAsync(string path, string? token, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Http.SendAsync(request);
    }

    /// <summary>Makes something happen through the control API.</summary>
    public async Task<JsonNode> OrderAsync(string verb, object order)
    {
        var response = await Http.PostAsJsonAsync($"control/{verb}", order);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>Agrees on a consent page and reads the parameters that go back.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ConsentAsync(string page, params (string Name, string Value)[] fields)
    {
        var response = await FormAsync(page, fields);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.StartsWith(Redirect, response.Headers.Location!.ToString());
        var query = HttpUtility.ParseQueryString(response.Headers.Location.Query);
        return query.AllKeys.ToDictionary(key => key!, key => query[key]!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
