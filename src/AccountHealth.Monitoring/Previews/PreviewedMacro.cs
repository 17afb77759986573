using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;

namespace AccountHealth.Monitoring.Previews;

/// <summary>What a macro would do.</summary>
public sealed record PreviewedMacro
{
    /// <summary>Accounts it would be applied to.</summary>
    public required int Accounts { get; init; }

    /// <summary>What would be told, in order of time.</summary>
    public required IReadOnlyList<PlannedTelling> Tellings { get; init; }

    /// <summary>Accounts that are down: they get reminders instead.</summary>
    public required int Deactivated { get; init; }

    /// <summary>Accounts without a known end: nothing can be announced.</summary>
    public required int Unknown { get; init; }

    public required int Never { get; init; }

    public required int Dated { get; init; }

    public required int WithoutOwner { get; init; }

    public required int Admins { get; init; }
}

/// <summary>What one run tells of the accounts on one login, with one lead day.</summary>
/// <param name="Login">Whose login ends; empty where that is not known.</param>
/// <param name="To">Who is told.</param>
public sealed record PlannedTelling(
    DateTimeOffset At, int? LeadDay, string Login, IReadOnlyList<string> Accounts, IReadOnlyList<string> To, IReadOnlyList<ForecastDelivery> Deliveries);

/// <summary>Collects what a macro reaches, account by account.</summary>
internal sealed class MacroReach
{
    private readonly List<ForecastDelivery> _deliveries = [];
    private readonly List<Account> _accounts = [];

    public void Add(Account account, IEnumerable<ForecastDelivery> deliveries)
    {
        _accounts.Add(account);
        _deliveries.AddRange(deliveries);
    }

    public PreviewedMacro Complete(int admins) => new()
    {
        Accounts = _accounts.Count,
        Tellings =
        [
            .. _deliveries.GroupBy(one => (one.At, one.Notice.LeadDay, Login: LoginOf(one)))
                .OrderBy(group => group.Key.At).ThenBy(group => group.Key.LeadDay)
                .Select(group => new PlannedTelling(
                    group.Key.At,
                    group.Key.LeadDay,
                    group.Key.Login,
                    [.. group.Select(one => one.Account.Name).Distinct()],
                    [.. group.Select(one => one.To).Distinct().Order(StringComparer.Ordinal)],
                    [.. group])),
        ],
        Deactivated = _accounts.Count(account => account.Verdict.IsDeactivated),
        Unknown = _accounts.Count(account => !account.Verdict.IsDeactivated && account.Verdict.DeactivatesAt.IsUnknown),
        Never = _accounts.Count(account => account.Verdict.DeactivatesAt.IsNever),
        Dated = _accounts.Count(account => !account.Verdict.IsDeactivated && account.Verdict.DeactivatesAt.IsDated),
        WithoutOwner = _accounts.Count(account => account.OwnerEmail.Length == 0),
        Admins = admins,
    };

    private static string LoginOf(ForecastDelivery delivery) =>
        delivery.Account.Authorizations.Find(one => one.Id == delivery.Notice.AuthorizationId)?.Token.Login.DisplayName ?? "";
}
