using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Mailing;

/// <summary>Sixty accounts of all networks as chance would have them: shared logins, several owners or none, zones all over the world.</summary>
internal static class ForecastAccounts
{
    private const int Accounts = 60;
    private const int Logins = 14;

    private static readonly string[] Zones =
        ["", "Europe/Berlin", "Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Los_Angeles"];

    private static readonly string[] Owners = ["", WatchedInstallation.Owner, "second@example.com", "Third@example.com", WatchedInstallation.Ops];

    public static IEnumerable<ImportLine> Lines(int seed)
    {
        var random = new Random(seed);
        var networks = NetworkFacts.Catalog.All.OrderBy(network => network.Id, StringComparer.Ordinal).ToList();
        // One login's token has one end, whatever accounts hang on it.
        var ends = networks.ToDictionary(network => network.Id, _ => Enumerable.Range(0, Logins).Select(_ => End(random)).ToList());
        for (var number = 1; number <= Accounts; number++)
        {
            var network = networks[number % networks.Count];
            var account = new ImportLine($"{number}", "")
            {
                Network = network.Id,
                Kind = network.Kinds[random.Next(network.Kinds.Count)],
                Owner = Owners[random.Next(Owners.Length)],
                Zone = Zones[random.Next(Zones.Length)],
            };
            var users = Enumerable.Range(0, Logins).OrderBy(_ => random.Next()).Take(random.Next(1, 5)).ToList();
            foreach (var user in users)
            {
                yield return account with { User = $"{network.Id}-{user}", Ends = ends[network.Id][user], Order = users.IndexOf(user) + 1 };
            }
        }
    }

    /// <summary>Some have ended, a few never end, some nobody knows; the rest ends at any minute of the coming thousand days.</summary>
    private static string End(Random random) => random.Next(20) switch
    {
        0 => "never",
        1 or 2 => "",
        3 => new ImportLine("", "").EndingIn(-random.Next(1, 20)).Ends,
        _ => new ImportLine("", "").EndingAt(Times.Now.AddMinutes(random.Next(1000 * 24 * 60))).Ends,
    };
}
