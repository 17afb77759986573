using System.Net.Http.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations;
using AccountHealth.Integrations.Connecting;
using AccountHealth.Monitoring.Verifying;
using AccountHealth.Sandbox.Hosting;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>A connector as it is delivered, and the sandbox on a port in place of its network.</summary>
internal sealed class AgreementWorld : IAsyncDisposable
{
    public static readonly Uri ReturnTo = new("http://127.0.0.1:5000/connect/return");

    private static readonly Secret Verifier = new("a-verifier-that-is-long-enough-for-the-networks-that-look");

    private readonly WebApplication _sandbox;
    private readonly SettableClock _clock;
    private readonly HttpClient _control;
    private readonly ServiceProvider _services;

    private AgreementWorld(WebApplication sandbox, SettableClock clock, string place, TimeSpan? patience)
    {
        (_sandbox, _clock) = (sandbox, clock);
        Home = new Uri(sandbox.Urls.Single());
        _control = new HttpClient { BaseAddress = Home };
        _services = new ServiceCollection().AddIntegrations()
            .AddSingleton(new NetworkHttp(new HttpMessageInvoker(NetworkHttp.Handler()), clock, patience))
            .BuildServiceProvider();
        var names = place.Split('/');
        Connector = _services.GetRequiredService<ConnectorCatalog>().Find(names[0])!;
        var app = Connector.Connector.Apps.Single(one => one.Id == names[1]);
        App = new AppAccess
        {
            App = app.Id,
            ClientId = "sandbox-client",
            ClientSecret = new Secret("sandbox-secret"),
            Scopes = app.Scopes,
            Hosts = Connector.Connector.Hosts.ToDictionary(host => host.Key, host => new Uri(Home, $"{names[0]}/{host.Key}")),
            Version = Connector.Connector.Version,
        };
    }

    public Uri Home { get; }

    public IConnector Connector { get; }

    public AppAccess App { get; }

    public DateTimeOffset Now => _clock.Now;

    /// <param name="place">"network/app".</param>
    /// <param name="patience">Of the connector.</param>
    public static async Task<AgreementWorld> StartAsync(string place, TimeSpan? patience = null)
    {
        var clock = new SettableClock(Times.Now);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSandbox();
        var sandbox = builder.Build();
        sandbox.MapSandbox();
        await sandbox.StartAsync();
        return new AgreementWorld(sandbox, clock, place, patience);
    }

    public void Wait(TimeSpan time) => _clock.Advance(time);

    /// <summary>Makes something happen at the network.</summary>
    public async Task OrderAsync(string verb, IEnumerable<(string Name, string Value)> fields)
    {
        var order = fields.ToDictionary(one => one.Name, one => one.Value);
        order["network"] = Connector.Descriptor.Id;
        var response = await _control.PostAsJsonAsync($"control/{verb}", order);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public Uri ConsentPage(string state = "a state & more") => Connector.ConsentAt(App, new ConsentRequest(ReturnTo, state, Verifier));

    /// <summary>The person signs in and agrees; what comes back is not exchanged yet.</summary>
    public async Task<Secret> CodeAsync(string person = "ann")
    {
        using var visit = new ConsentVisit();
        var back = await visit.AgreeAsync(ConsentPage(), person);
        Assert.Equal("a state & more", back["state"]);
        return new Secret(back.GetValueOrDefault("auth_code") ?? back["code"]);
    }

    public Task<Answer<Grant>> RedeemAsync(Secret code) =>
        Connector.RedeemAsync(App, new ConsentReply(code, ReturnTo, Verifier, Now), CancellationToken.None);

    public async Task<Grant> GrantAsync(string person = "ann")
    {
        var grant = await RedeemAsync(await CodeAsync(person));
        Assert.True(grant.Problem is null, $"{grant.Problem}");
        return grant.Value;
    }

    public async Task<Offer> OfferAsync(Grant grant)
    {
        var offer = await Connector.OfferAsync(App, grant, CancellationToken.None);
        Assert.True(offer.Problem is null, $"{offer.Problem}");
        return offer.Value;
    }

    /// <summary>Everything that is offered is watched, some minutes later.</summary>
    public async Task<AgreementToken> ConnectAsync(string person = "ann")
    {
        var grant = await GrantAsync(person);
        var offer = await OfferAsync(grant);
        Wait(TimeSpan.FromMinutes(5));
        return new AgreementToken(this, grant, offer.Accounts);
    }

    /// <summary>Inspects as monitoring does: what only renewing can tell is renewed.</summary>
    public async Task<TokenAnswer> InspectAsync(TokenQuestion question) => (await TokenAsking.AskAsync(Connector, App, question, RenewAsync, CancellationToken.None)).Answer;

    public async Task<Answer<TokenQuestion>> RenewAsync(TokenQuestion question)
    {
        var grant = await Connector.RenewAsync(App, question, CancellationToken.None);
        return grant.Problem is { } problem ? problem : question with
        {
            AccessToken = grant.Value.AccessToken,
            AccessEnd = grant.Value.AccessEnd,
            RefreshToken = grant.Value.RefreshToken ?? question.RefreshToken,
            RefreshEnd = grant.Value.RefreshToken is null ? question.RefreshEnd : grant.Value.RefreshEnd,
            MintedAt = grant.Value.At,
        };
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
