using AccountHealth.Core.Connecting;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;

namespace AccountHealth.Core.Accounts;

/// <summary>What judging needs to know besides the account itself.</summary>
/// <param name="Networks">The networks and their clocks.</param>
/// <param name="WarningWindow">How long before its deactivation date an account is expiring.</param>
/// <param name="SwitchBack">Whether an account returns to its preferred authorization once that one works again.</param>
/// <param name="RenewedApps">The apps whose tokens our refresh check renews.</param>
/// <param name="DefaultZone">The zone of accounts that have none of their own.</param>
public sealed record JudgingRules(
    NetworkCatalog Networks,
    TimeSpan WarningWindow,
    bool SwitchBack,
    IReadOnlySet<AppOfNetwork> RenewedApps,
    TimeZoneInfo DefaultZone)
{
    public static readonly TimeSpan DefaultWarningWindow = TimeSpan.FromDays(30);

    /// <summary>Of the renewed apps those whose access tokens are renewed by themselves, without a refresh token.</summary>
    public IReadOnlySet<AppOfNetwork> AccessRenewedApps { get; init; } = new HashSet<AppOfNetwork>();

    /// <summary>What is known of the networks' reasons: how long to wait after one.</summary>
    public GuidanceCatalog Guidance { get; init; } = GuidanceCatalog.Empty;

    public TimeZoneInfo ZoneOf(Account account) => Time.ZonedTime.Find(account.TimeZone) ?? DefaultZone;
}
