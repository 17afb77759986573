using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

/// <summary>An agency's accounts as an import file: all networks, shared logins, ends from long past to far ahead. The same seed gives the same file.</summary>
internal sealed class AgencyFacts(int seed)
{
    private static readonly string[] Brands = ["Corner Bakery", "Étoile Paris", "Río Sur Wines", "日本の花", "100% Cotton", "Blue_Lantern"];
    private static readonly string[] Tags = ["", "paid", "organic;tier-1", "paid;tier-1", "日本"];
    private static readonly string[] Zones = ["", "Asia/Tokyo", "America/New_York", "Africa/Lagos"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, CsvRow> _logins = [];

    /// <summary>When tokens are taken to be issued and used.</summary>
    public DateTimeOffset Now { get; set; } = Times.Now;

    public IReadOnlyList<CsvRow> Rows(int accounts) => [.. Enumerable.Range(1, accounts).SelectMany(Account)];

    /// <summary>The account's rows: one per user, or one without any.</summary>
    public IEnumerable<CsvRow> Account(int number)
    {
        var network = Pick(NetworkFacts.Catalog.All);
        var account = CsvRow.NoToken with
        {
            Network = network.Id,
            Kind = Pick(network.Kinds),
            Id = $"{number}",
            Name = $"{Pick(Brands)} {number}",
            Owner = Pick("", "p1@agency.example", "P2@agency.example", "p3@agency.example"),
            Tags = Pick(Tags),
            Zone = Pick(Zones),
        };
        var users = Enumerable.Range(0, 9).OrderBy(_ => _random.Next()).Take(Pick(0, 1, 1, 2, 2, 3, 4)).ToList();
        return users.Count == 0 ? [account] : users.Select((user, place) => User(account, network, user) with { Order = $"{place + 1}" });
    }

    private CsvRow User(CsvRow account, NetworkDescriptor network, int person)
    {
        var login = Pick([.. network.SignsInWith, network.Id]);
        if (!_logins.TryGetValue($"{login}/{person}", out var facts))
        {
            _logins.Add($"{login}/{person}", facts = Token(login, person));
        }

        return facts with
        {
            Network = account.Network,
            Kind = account.Kind,
            Id = account.Id,
            Name = account.Name,
            Owner = account.Owner,
            Tags = account.Tags,
            Zone = account.Zone,
            Role = Pick("", "Admin", "Analyst"),
        };
    }

    /// <summary>A token's end tells of its refresh token, because an export cannot tell otherwise.</summary>
    private CsvRow Token(string login, int person)
    {
        var refreshes = _random.Next(3) == 0;
        return CsvRow.Ann with
        {
            User = $"{login}-{person}",
            UserName = Pick("Søren", "Zoë", "Ann", "Gábor") + $" {person}",
            // Persons 7 and 8 are one.
            UserEmail = _random.Next(9) == 0 ? "" : $"p{Math.Min(person, 7)}@agency.example",
            AccessToken = Pick("", $"tok-{login}-{person}"),
            RefreshToken = refreshes ? $"ref-{login}-{person}" : "",
            Issued = _random.Next(4) == 0 ? "" : Ago(90),
            Expires = End(),
            RefreshExpires = refreshes ? Pick("never", Ahead(200)) : "",
            DataAccessExpires = _random.Next(4) == 0 ? Ahead(90) : "",
            LastUsed = _random.Next(3) == 0 ? "" : Ago(70),
            Scopes = Pick("", "pages_show_list pages_read_engagement", "ads_read r_ads business.manage"),
            LoginNetwork = login,
            App = UserToken.DefaultApp,
        };
    }

    private string End() => Pick("", "never", Ahead(12), Ahead(60), Ahead(200), Ago(60));

    private string Ago(int days) => CsvFile.Text(Now.AddMinutes(-_random.Next(1, days * 1440)));

    private string Ahead(int days) => CsvFile.Text(Now.AddMinutes(_random.Next(1, days * 1440)));

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
