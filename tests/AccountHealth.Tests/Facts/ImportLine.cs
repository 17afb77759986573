using System.Globalization;

namespace AccountHealth.Tests.Facts;

/// <summary>One row of an import file: an account of X, and the token of one user on it.</summary>
internal sealed record ImportLine(string Account, string User)
{
    public const string Header =
        "network,account_kind,account_id,account_name,owner_email,tags,time_zone,user_id,user_name,user_email,order,expires_at,reason,access_token,refresh_token,refresh_expires_at\n";

    public string Network { get; init; } = "x";

    public string Kind { get; init; } = "profile";

    public string Name { get; init; } = $"Account {Account}";

    public string Owner { get; init; } = WatchedInstallation.Owner;

    public string Tags { get; init; } = "";

    public string Zone { get; init; } = "";

    public int Order { get; init; } = 1;

    /// <summary>As written in the file: an instant, "never", or empty for unknown.</summary>
    public string Ends { get; init; } = "never";

    public string Reason { get; init; } = "";

    /// <summary>Empty for a token that is watched by its dates only.</summary>
    public string Secret { get; init; } = "";

    public string RefreshSecret { get; init; } = "";

    /// <summary>When the grant ends, as written in the file.</summary>
    public string GrantEnds { get; init; } = "";

    public ImportLine EndingIn(double days) => EndingAt(Times.InDays(days));

    public ImportLine EndingAt(DateTimeOffset instant) =>
        this with { Ends = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture) };

    public string ToCsv() => string.Join(
        ',',
        Network, Kind, Account, $"\"{Name}\"", Owner, Tags, Zone, User, User, $"{User.ToLowerInvariant()}@example.com", Order, Ends, Reason, Secret, RefreshSecret, GrantEnds) + "\n";
}
