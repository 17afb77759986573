using System.Globalization;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Installation;

/// <summary>What an installation has been told of the networks: our apps there, and what differs from the defaults.</summary>
/// <remarks>
/// Keys are <c>Networks:linkedin:ClientId</c>; where a network has several apps, <c>Networks:tiktok:Apps:business:ClientId</c>.
/// </remarks>
public sealed record NetworkSettings
{
    public const string Prefix = "Networks:";
    public const string ClientId = "ClientId";
    public const string ClientSecret = "ClientSecret";
    public const string Scopes = "Scopes";
    public const string Version = "Version";
    public const string RequestsPerSecond = "RequestsPerSecond";
    private const string Hosts = "Hosts";
    private const string Apps = "Apps";

    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, Secret> _secrets = [];

    public static NetworkSettings None { get; } = new();

    private NetworkSettings()
    {
    }

    private NetworkSettings(NetworkSettings before) =>
        (_texts, _secrets) = (new(before._texts, StringComparer.Ordinal), new(before._secrets, StringComparer.Ordinal));

    /// <summary>The key of a setting of one of our apps at a network.</summary>
    public static string KeyOf(string network, string app, string name) =>
        app == UserToken.DefaultApp ? $"{Prefix}{network}:{name}" : $"{Prefix}{network}:{Apps}:{app}:{name}";

    /// <summary>The key of the address of one of a network's hosts.</summary>
    public static string HostKeyOf(string network, string host) => $"{Prefix}{network}:{Hosts}:{host}";

    /// <summary>Every key that is of use for a network.</summary>
    public static IEnumerable<string> KeysOf(IConnector connector) =>
    [
        .. from app in connector.Connector.Apps
           from name in new[] { ClientId, ClientSecret, Scopes }
           select KeyOf(connector.Descriptor.Id, app.Id, name),
        $"{Prefix}{connector.Descriptor.Id}:{Version}",
        $"{Prefix}{connector.Descriptor.Id}:{RequestsPerSecond}",
        .. connector.Connector.Hosts.Keys.Select(host => HostKeyOf(connector.Descriptor.Id, host)),
    ];

    /// <summary>The setting with that key, or null where no network has such a one.</summary>
    public static SettingDefinition? Find(string key)
    {
        var parts = key.Split(':');
        return parts switch
        {
            ["Networks", { Length: > 0 }, var name] => Of(key, name),
            ["Networks", { Length: > 0 }, Apps, { Length: > 0 }, var name and (ClientId or ClientSecret or Scopes)] => Of(key, name),
            ["Networks", { Length: > 0 }, Hosts, { Length: > 0 }] =>
                new(key, "an address such as https://api.example.com", text => Url(text) is not null, (settings, text) => settings with { Networks = settings.Networks.With(key, text) }),
            _ => null,
        };
    }

    /// <summary>How one of our apps reaches the network; null while it has no id or no secret.</summary>
    public AppAccess? AccessTo(IConnector connector, string app)
    {
        var (network, descriptor) = (connector.Descriptor.Id, connector.Connector);
        var id = _texts.GetValueOrDefault(KeyOf(network, app, ClientId), "");
        return id.Length == 0 || _secrets.GetValueOrDefault(KeyOf(network, app, ClientSecret)) is not { } secret ? null : new AppAccess
        {
            App = app,
            ClientId = id,
            ClientSecret = secret,
            Scopes = _texts.GetValueOrDefault(KeyOf(network, app, Scopes), "") is { Length: > 0 } scopes
                ? scopes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                : descriptor.Apps.First(one => one.Id == app).Scopes,
            Hosts = descriptor.Hosts.ToDictionary(host => host.Key, host => Url(_texts.GetValueOrDefault(HostKeyOf(network, host.Key), "")) ?? host.Value),
            Version = _texts.GetValueOrDefault($"{Prefix}{network}:{Version}", "") is { Length: > 0 } version ? version : descriptor.Version,
        };
    }

    /// <summary>The most requests per second to the network.</summary>
    public double BudgetOf(IConnector connector) =>
        Number(_texts.GetValueOrDefault($"{Prefix}{connector.Descriptor.Id}:{RequestsPerSecond}", "")) ?? connector.Connector.RequestsPerSecond;

    /// <summary>What is stored of a setting that is no secret; empty for none.</summary>
    public string TextOf(string key) => _texts.GetValueOrDefault(key, "");

    public bool HasSecret(string key) => _secrets.ContainsKey(key);

    /// <summary>All of it but the secrets, to tell whether it changed.</summary>
    public string Fingerprint() =>
        string.Join('\n', _texts.Select(one => $"{one.Key}={one.Value}").Concat(_secrets.Keys).Order(StringComparer.Ordinal));

    private static SettingDefinition? Of(string key, string name)
    {
        Func<InstallationSettings, string, InstallationSettings> apply = (settings, text) => settings with { Networks = settings.Networks.With(key, text) };
        return name switch
        {
            ClientId => new(key, "the id of your app at the network, on one line", IsOneLine, apply),
            ClientSecret => new(key, "the secret of your app at the network, on one line", IsOneLine, apply) { IsSecret = true },
            Scopes => new(key, "scopes separated by spaces, or nothing for the usual ones", IsOneLine, apply),
            Version => new(key, "the API's version as the network writes it, or nothing for the usual one", IsOneLine, apply),
            RequestsPerSecond => new(key, "a number from 0.01 to 10000, or nothing for the usual one", text => text.Length == 0 || Number(text) is >= 0.01 and <= 10_000, apply),
            _ => null,
        };
    }

    private NetworkSettings With(string key, string text)
    {
        var after = new NetworkSettings(this);
        if (!key.EndsWith(':' + ClientSecret, StringComparison.Ordinal))
        {
            after._texts[key] = text.Trim();
        }
        else if (Secret.From(text.Trim()) is { } secret)
        {
            after._secrets[key] = secret;
        }
        else
        {
            after._secrets.Remove(key);
        }

        return after;
    }

    private static bool IsOneLine(string text) => text.Length <= 1000 && !text.Any(char.IsControl);

    private static Uri? Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 ? url : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
