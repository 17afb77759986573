using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Installation;

/// <summary>What an installation has been told about itself, on the settings page or by its configuration.</summary>
public sealed record InstallationSettings
{
    /// <summary>Where people reach the product; null until set. Links in mails begin with it.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The zone of accounts that have none, and of viewers whose browser has not told theirs yet.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whom people may ask for help, as mails and guidance say it; empty for nobody in particular.</summary>
    public string SupportContact { get; init; } = "";

    public int WarningDays { get; init; } = 30;

    /// <summary>Whether an account returns to its preferred authorization once that one works again.</summary>
    public bool SwitchBack { get; init; } = true;

    /// <summary>Nothing is sent until an admin turns this on.</summary>
    public bool SendingEnabled { get; init; }

    /// <summary>Clocks that somebody set here to something else than is published.</summary>
    public IReadOnlyList<LifespanOverride> Lifespans { get; init; } = [];

    /// <summary>Whether each admin gets a mail a week about what happened and what comes.</summary>
    public bool WeeklySummary { get; init; } = true;

    public MailSettings Mail { get; init; } = new();

    /// <summary>Our apps at the networks.</summary>
    public NetworkSettings Networks { get; init; } = NetworkSettings.None;

    /// <summary>Nothing goes to a mail server before the public address is set: its links would lead nowhere.</summary>
    public bool LacksPublicUrl => PublicUrl is null && !Mail.UsesPickupFolder;
}

/// <summary>How mail leaves. Without a host it is written to the pick-up folder.</summary>
public sealed record MailSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>Encrypt with STARTTLS; refuse to send where the server does not offer it.</summary>
    public bool StartTls { get; init; } = true;

    public string User { get; init; } = "";

    public Secret? Password { get; init; }

    public string From { get; init; } = "account-health@localhost";

    public string FromName { get; init; } = "Account Health";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public bool UsesPickupFolder => Host.Length == 0;
}

/// <summary>How mail leaves at this moment; asked for before every message.</summary>
public delegate Task<MailSettings> CurrentMailSettings(CancellationToken cancellationToken);

/// <summary>The folder that mail is written to where there is no mail server.</summary>
public sealed record PickupFolder(string Path);
