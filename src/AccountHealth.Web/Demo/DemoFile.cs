using System.Globalization;
using System.Text;
using AccountHealth.Core.Import;

namespace AccountHealth.Web.Demo;

/// <summary>Builds the demo's import file: rows as an agency's export would have them, with times relative to now.</summary>
internal sealed class DemoFile(DateTimeOffset now)
{
    private readonly StringBuilder _csv = new(string.Join(',', ImportColumns.All) + "\n");
    private long _nextAccount = 508_213_000;

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_csv.ToString());

    /// <summary>An account, with a row for each of its people's tokens in order.</summary>
    public DemoFile Account(string network, string kind, string name, string owner, string tags, params DemoToken[] tokens)
    {
        var id = (_nextAccount += 977).ToString(CultureInfo.InvariantCulture);
        var account = new Dictionary<string, string>
        {
            [ImportColumns.Network] = network,
            [ImportColumns.AccountKind] = kind,
            [ImportColumns.AccountId] = id,
            [ImportColumns.AccountName] = name,
            [ImportColumns.OwnerEmail] = owner,
            [ImportColumns.Tags] = tags,
            [ImportColumns.TimeZone] = "Europe/Madrid",
        };
        if (tokens.Length == 0)
        {
            Row(account);
        }

        for (var place = 0; place < tokens.Length; place++)
        {
            var cells = new Dictionary<string, string>(account) { [ImportColumns.Order] = (place + 1).ToString(CultureInfo.InvariantCulture) };
            tokens[place].Fill(cells, network, now);
            Row(cells);
        }

        return this;
    }

    private void Row(Dictionary<string, string> cells) =>
        _csv.AppendJoin(',', ImportColumns.All.Select(column => Quoted(cells.GetValueOrDefault(column, "")))).Append('\n');

    private static string Quoted(string cell) => cell.Contains(',') ? $"\"{cell}\"" : cell;
}

/// <summary>One person's token on an account of the demo. Ends are days from now; null for unknown.</summary>
internal sealed record DemoToken(string Person)
{
    public const double Never = double.PositiveInfinity;

    public double? Access { get; init; }

    /// <summary>With a refresh token: when the grant ends.</summary>
    public double? Grant { get; init; }

    public double? DataAccess { get; init; }

    /// <summary>Days since the consent.</summary>
    public double? Issued { get; init; }

    /// <summary>Days since the last use.</summary>
    public double? Used { get; init; }

    public string Role { get; init; } = "";

    public string Scopes { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The network that signs the person in, where it is another one.</summary>
    public string LoginNetwork { get; init; } = "";

    /// <summary>Watched by its dates only.</summary>
    public bool WithoutSecret { get; init; }

    public void Fill(Dictionary<string, string> cells, string network, DateTimeOffset now)
    {
        var handle = Person.ToLowerInvariant().Replace(' ', '-').Replace("é", "e").Replace("ô", "o").Replace("ú", "u").Replace("í", "i").Replace("ø", "o");
        var login = LoginNetwork.Length > 0 ? LoginNetwork : network;
        cells[ImportColumns.UserId] = $"{handle}-{login}";
        cells[ImportColumns.UserName] = Person;
        cells[ImportColumns.UserEmail] = $"{handle}@agency.example";
        cells[ImportColumns.LoginNetwork] = login;
        // Of an app that is not ours: the sandbox, which the demo connects to, knows nothing of these tokens.
        cells[ImportColumns.App] = "publishing-suite";
        cells[ImportColumns.Role] = Role;
        cells[ImportColumns.Scopes] = Scopes;
        cells[ImportColumns.Reason] = Reason;
        cells[ImportColumns.AccessToken] = WithoutSecret ? "" : $"demo-{login}-{handle}";
        cells[ImportColumns.RefreshToken] = Grant is null || WithoutSecret ? "" : $"demo-refresh-{login}-{handle}";
        cells[ImportColumns.ExpiresAt] = Ahead(Access, now);
        cells[ImportColumns.RefreshExpiresAt] = Ahead(Grant, now);
        cells[ImportColumns.DataAccessExpiresAt] = Ahead(DataAccess, now);
        cells[ImportColumns.IssuedAt] = Ahead(-Issued, now);
        cells[ImportColumns.LastUsedAt] = Ahead(-Used, now);
    }

    private static string Ahead(double? days, DateTimeOffset now) => days switch
    {
        null => "",
        Never => "never",
        _ => now.AddDays(days.Value).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
