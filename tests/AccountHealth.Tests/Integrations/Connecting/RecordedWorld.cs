using System.Globalization;
using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations;
using AccountHealth.Integrations.Connecting;
using AccountHealth.Monitoring.Verifying;
using AccountHealth.Tests.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>A connector, and the small world that was recorded for its network.</summary>
internal sealed class RecordedWorld
{
    /// <summary>Connectors whose recorded answers lie elsewhere, too.</summary>
    private static readonly Dictionary<string, string[]> Shared = new() { ["youtube"] = ["google"], ["google-business"] = ["google"] };

    private readonly List<JsonElement> _files;
    private readonly RecordedNetwork _network;

    private RecordedWorld(string id, RecordedCase? refusal)
    {
        _files = [.. Folders(id).SelectMany(Successes)];
        _network = new RecordedNetwork(refusal?.Answers ?? [], [.. _files.SelectMany(file => RecordedAnswer.In(file.GetProperty("answers")))]);
        Connector = new ServiceCollection().AddIntegrations()
            .AddSingleton(new NetworkHttp(new HttpMessageInvoker(_network), TimeProvider.System))
            .BuildServiceProvider().GetRequiredService<ConnectorCatalog>().Find(id)!;
        App = new AppAccess
        {
            App = Connector.Connector.Apps[0].Id,
            ClientId = "our-app",
            ClientSecret = new Secret("our-secret"),
            Scopes = Connector.Connector.Apps[0].Scopes,
            Hosts = Connector.Connector.Hosts,
            Version = Connector.Connector.Version,
        };
    }

    public IConnector Connector { get; }

    public AppAccess App { get; init; }

    public string Asked => string.Join('\n', _network.Asked);

    public static RecordedWorld Of(string network, RecordedCase? refusal = null) => new(network, refusal);

    public static string[] Folders(string network) => [network, .. Shared.GetValueOrDefault(network, [])];

    /// <summary>The token as it is stored, with the accounts of the world that hang on it.</summary>
    public TokenQuestion Question(JsonElement given)
    {
        var kind = Text(given, "kind");
        return new TokenQuestion
        {
            LoginId = "ann",
            AccessToken = new Secret("stored-access-token"),
            RefreshToken = given.TryGetProperty("hasRefreshToken", out var has) && has.GetBoolean() ? new Secret("stored-refresh-token") : null,
            AccessEnd = EndOf(Text(given, "accessEnd")),
            RefreshEnd = EndOf(Text(given, "refreshEnd")),
            IssuedAt = At(given, "issuedAt"),
            MintedAt = At(given, "mintedAt") ?? Times.DaysAgo(1),
            UsedAt = At(given, "lastUsedAt"),
            InactivityLimit = Connector.Descriptor.Lifespan(ClockKind.Inactivity)?.Length,
            Scopes = given.TryGetProperty("scopes", out var scopes) ? string.Join(' ', scopes.EnumerateArray().Select(one => one.GetString())) : "",
            Accounts = [.. Accounts().Where(one => kind is null || one.Kind == kind)],
            Now = Times.Now,
        };
    }

    /// <summary>Inspects as monitoring does: what only renewing can tell is renewed.</summary>
    public Task<TokenAnswer> InspectAsync(TokenQuestion question) => TokenAsking.AskAsync(Connector, App, question, RenewAsync, CancellationToken.None);

    private async Task<Answer<TokenQuestion>> RenewAsync(TokenQuestion question)
    {
        var grant = await Connector.RenewAsync(App, question, CancellationToken.None);
        return grant.Problem is { } problem ? problem : question with
        {
            AccessToken = grant.Value.AccessToken,
            AccessEnd = grant.Value.AccessEnd,
            RefreshToken = grant.Value.RefreshToken ?? question.RefreshToken,
            MintedAt = grant.Value.At,
        };
    }

    private IEnumerable<AskedAccount> Accounts() => _files
        .SelectMany(file => file.GetProperty("expected").TryGetProperty("accounts", out var accounts) ? accounts.EnumerateArray() : default(JsonElement.ArrayEnumerator))
        .Select(account => (Network: Text(account, "network") ?? Connector.Descriptor.Id, Kind: Text(account, "kind"), Id: Text(account, "id")))
        .Where(account => account is { Kind: not null, Id: not null })
        .Distinct()
        .Select((account, place) => new AskedAccount(place + 1, account.Network, account.Kind!, account.Id!));

    private static IEnumerable<JsonElement> Successes(string folder)
    {
        var answers = Path.Combine(RecordedCase.FolderOfAll, folder, "answers");
        return Directory.Exists(answers)
            ? Directory.EnumerateFiles(answers, "*.json").Order(StringComparer.Ordinal).Select(RecordedCase.Read).Where(file => !file.TryGetProperty("alternative", out _))
            : [];
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? At(JsonElement element, string name) =>
        Text(element, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static End EndOf(string? text) => text switch
    {
        null or "unknown" => End.Unknown,
        "never" => End.Never,
        _ => End.At(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)),
    };
}
