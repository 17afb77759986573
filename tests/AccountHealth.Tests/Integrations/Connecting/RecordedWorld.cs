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

/// <summary>Where the small world of a connector is recorded.</summary>
/// <param name="Connector">The network that signs in.</param>
/// <param name="Folders">That of the network whose accounts it is about, and those that it shares.</param>
/// <param name="Prefix">How the names of its successes begin.</param>
internal sealed record RecordedPlace(string Connector, string App, string[] Folders, string Prefix = "")
{
    /// <summary>Those whose folders are named otherwise, or that share some.</summary>
    private static readonly Dictionary<string, RecordedPlace[]> Particular = new()
    {
        // An Instagram profile that hangs on a page is reached with the Facebook login of a person.
        ["facebook"] = [new("facebook", UserToken.DefaultApp, ["facebook"]), new("facebook", UserToken.DefaultApp, ["instagram"], "facebook-")],
        ["instagram"] = [new("instagram", UserToken.DefaultApp, ["instagram"], "login-")],
        ["youtube"] = [new("youtube", UserToken.DefaultApp, ["youtube", "google"])],
        ["google-business"] = [new("google-business", UserToken.DefaultApp, ["google-business", "google"])],
    };

    /// <summary>Of every connector there is: a folder named after it, and with several apps names that begin with theirs.</summary>
    public static IReadOnlyList<RecordedPlace> All { get; } = [.. NetworkFacts.All().OfType<IConnector>().SelectMany(PlacesOf)];

    public string Network => Folders[0];

    public IEnumerable<RecordedCase> Refusals() =>
        Folders.Append("any").SelectMany(RecordedCase.Of).Where(one => one.IsFor(Network, Prefix.TrimEnd('-')));

    private static IEnumerable<RecordedPlace> PlacesOf(IConnector connector)
    {
        var id = connector.Descriptor.Id;
        return Particular.GetValueOrDefault(id)
            ?? connector.Connector.Apps.Select(app => new RecordedPlace(id, app.Id, [id], app.Id == UserToken.DefaultApp ? "" : $"{app.Id}-"));
    }

    public override string ToString() => Prefix.Length == 0 ? Network : $"{Network} {Prefix.TrimEnd('-')}";
}

/// <summary>A connector, and the small world that was recorded for its network.</summary>
internal sealed class RecordedWorld : IDisposable
{
    private readonly List<JsonElement> _files;
    private readonly List<AskedAccount> _accounts;
    private readonly RecordedNetwork _network;

    private RecordedWorld(RecordedPlace place, RecordedCase? refusal)
    {
        _files = [.. place.Folders.SelectMany((folder, nth) => Successes(folder, nth == 0 ? place.Prefix : ""))];
        _accounts = [.. Accounts(place.Network)];
        _network = new RecordedNetwork(
            refusal?.Answers ?? [],
            [.. _files.SelectMany(file => RecordedAnswer.In(file.GetProperty("answers")))],
            [.. _accounts.Select(account => account.NativeId)]);
        Connector = new ServiceCollection().AddIntegrations()
            .AddSingleton(new NetworkHttp(new HttpMessageInvoker(_network), new EagerClock(Times.Now)))
            .BuildServiceProvider().GetRequiredService<ConnectorCatalog>().Find(place.Connector)!;
        var registered = Connector.Connector.Apps.Single(one => one.Id == place.App);
        App = new AppAccess
        {
            App = registered.Id,
            ClientId = "our-app",
            ClientSecret = new Secret("our-secret"),
            Scopes = registered.Scopes,
            Hosts = Connector.Connector.Hosts,
            Version = Connector.Connector.Version,
        };
    }

    public IConnector Connector { get; }

    public AppAccess App { get; init; }

    public string Asked => string.Join('\n', _network.Asked);

    public static RecordedWorld Of(string place, RecordedCase? refusal = null) =>
        new(RecordedPlace.All.Single(one => one.ToString() == place), refusal);

    public void Dispose() => _network.Dispose();

    /// <summary>The token as it is stored, with the accounts of the world that hang on it.</summary>
    public TokenQuestion Question(JsonElement given)
    {
        var kind = Text(given, "kind");
        return new TokenQuestion
        {
            LoginId = "ann",
            AccessToken = new Secret("stored-access-token"),
            RefreshToken = HasRefreshToken(given) ? new Secret("stored-refresh-token") : null,
            AccessEnd = EndOf(Text(given, "accessEnd") ?? Granted("accessEnd")),
            RefreshEnd = EndOf(Text(given, "refreshEnd") ?? Granted("refreshEnd")),
            IssuedAt = At(given, "issuedAt"),
            MintedAt = At(given, "mintedAt") ?? Times.DaysAgo(1),
            UsedAt = At(given, "lastUsedAt"),
            InactivityLimit = Connector.Descriptor.Lifespan(ClockKind.Inactivity)?.Length,
            Scopes = ScopesOf(given) ?? _files.Select(ScopesOfGrant).FirstOrDefault(scopes => scopes is not null) ?? "",
            Accounts = [.. _accounts.Where(one => kind is null || one.Kind == kind)],
            OthersRefused = given.TryGetProperty("othersRefused", out var refused) && refused.GetBoolean(),
            Now = Times.Now,
        };
    }

    /// <summary>The person agreed, and the code is exchanged.</summary>
    public Task<Answer<Grant>> ConnectAsync() => Connector.RedeemAsync(
        App, new ConsentReply(new("the-code"), new Uri("https://health.example.com/connect/return"), new("the-verifier"), Times.Now), CancellationToken.None);

    /// <summary>Inspects as monitoring does: what only renewing can tell is renewed.</summary>
    public async Task<TokenAnswer> InspectAsync(TokenQuestion question) => (await TokenAsking.AskAsync(Connector, App, question, RenewAsync, CancellationToken.None)).Answer;

    /// <summary>What the world's own grant says of the token, where the file says nothing.</summary>
    public string? Granted(string name) => _files.Select(file => Text(file.GetProperty("expected"), name)).FirstOrDefault(text => text is not null);

    private bool HasRefreshToken(JsonElement given) =>
        given.TryGetProperty("hasRefreshToken", out var has) ? has.GetBoolean() : Granted("refreshToken") is not null;

    private static string? ScopesOfGrant(JsonElement file) => ScopesOf(file.GetProperty("expected"));

    private static string? ScopesOf(JsonElement element) =>
        element.TryGetProperty("scopes", out var scopes) ? string.Join(' ', scopes.EnumerateArray().Select(one => one.GetString())) : null;

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

    private IEnumerable<AskedAccount> Accounts(string network) => _files
        .SelectMany(file => file.GetProperty("expected").TryGetProperty("accounts", out var accounts) ? accounts.EnumerateArray() : default(JsonElement.ArrayEnumerator))
        .Select(account => (Network: Text(account, "network") ?? network, Kind: Text(account, "kind"), Id: Text(account, "id")))
        .Where(account => account is { Kind: not null, Id: not null })
        .Distinct()
        .Select((account, place) => new AskedAccount(place + 1, account.Network, account.Kind!, account.Id!));

    private static IEnumerable<JsonElement> Successes(string folder, string prefix)
    {
        var answers = Path.Combine(RecordedCase.FolderOfAll, folder, "answers");
        return Directory.Exists(answers)
            ? Directory.EnumerateFiles(answers, prefix + "*.json").Order(StringComparer.Ordinal).Select(RecordedCase.Read).Where(file => !file.TryGetProperty("alternative", out _))
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
