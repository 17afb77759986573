using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Connecting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Facts;

/// <summary>An installation whose app is set up at Harbour, and somebody who goes there and comes back.</summary>
internal static class ConnectingInstallation
{
    public const string Viewer = "viewer@example.com";

    private static readonly Uri Home = new("http://localhost/");

    /// <summary>One page at Harbour, with Ann's token unless it is said whose.</summary>
    public static CsvRow Row { get; } = CsvRow.Ann with { Network = HarbourConnector.Id, Kind = "page", Id = "1", Name = "Harbour Cafe", UserName = "Ann Berg" };

    public static Task<TestInstallation> CreateAsync(HarbourConnector connector, bool isSetUp = true) => TestInstallation.CreateAsync(
        (services, _) => services.AddSingleton<INetwork>(connector),
        isSetUp ? [($"Networks:{HarbourConnector.Id}:ClientId", "id"), ($"Networks:{HarbourConnector.Id}:ClientSecret", "sekret")] : []);

    /// <summary>Begins, and comes back with what the network adds to the address: a code unless a test says otherwise.</summary>
    public static async Task<long> ComeBackAsync(this TestInstallation installation, ConnectWish? wish = null, params (string Name, string Value)[] brought)
    {
        var connections = installation.Get<Connections>();
        var consent = await connections.BeginAsync(wish ?? new ConnectWish(HarbourConnector.Id, UserToken.DefaultApp), Home, Viewer, CancellationToken.None);
        var query = (brought.Length == 0 ? [("code", "abc")] : brought).ToDictionary(one => one.Item1, one => one.Item2);
        query["state"] = QueryHelpers.ParseQuery(consent!.Query)["state"].ToString();
        return (await connections.ReturnAsync(query, Viewer, CancellationToken.None))!.Value;
    }

    /// <summary>From an account's page, for its first token.</summary>
    public static async Task<ConnectWish> ReconnectAsync(this TestInstallation installation, string id = "1")
    {
        var account = await installation.AccountAsync(id);
        return new ConnectWish(HarbourConnector.Id, UserToken.DefaultApp, account.Authorizations[0].UserTokenId, account.Id);
    }
}
