using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

/// <summary>An account with its authorizations judged, in order: what the status rules look at.</summary>
internal sealed class Situation
{
    public Situation(Account account, Judgement previous, JudgingRules rules, Time.Moment moment)
    {
        Account = account;
        Ranked =
        [
            .. account.Authorizations.OrderBy(one => one.Order).ThenBy(one => one.Id)
                .Select(one => new Ranked(one, AuthorizationRules.Judge(one, account.Kind, rules, moment))),
        ];
        Usable = [.. Ranked.Where(one => one.Verdict.IsUsable)];
        Active = Failover.Choose(Usable, previous.Account, rules.SwitchBack);
        Deactivation = DeactivationDate.Of(Usable);
        Rules = rules;
    }

    public Account Account { get; }

    public JudgingRules Rules { get; }

    /// <summary>All authorizations in the order people chose.</summary>
    public IReadOnlyList<Ranked> Ranked { get; }

    public IReadOnlyList<Ranked> Usable { get; }

    /// <summary>The one in use, or null.</summary>
    public Ranked? Active { get; }

    public DeactivationDate Deactivation { get; }

    /// <summary>The first in the order that was not withdrawn.</summary>
    public Ranked? Preferred => Ranked.FirstOrDefault(one => one.Verdict.State != AuthorizationState.Withdrawn);

    /// <summary>The one that stopped being usable last.</summary>
    public Ranked? LastLost => Ranked.Where(one => one.Verdict.LostAt is not null).MaxBy(one => one.Verdict.LostAt);

    /// <summary>Why the account is not on its preferred authorization; empty where it is, or where nothing stands against it.</summary>
    public string ReasonNotPreferred =>
        Preferred is { } preferred && preferred.Authorization.Id != Active?.Authorization.Id ? preferred.Verdict.Reason : "";
}

internal sealed record Ranked(Authorization Authorization, AuthorizationVerdict Verdict);

/// <summary>When the last usable authorization ends.</summary>
internal sealed record DeactivationDate(End At, bool OrLater, bool Estimated, Ranked? Lasting)
{
    public static DeactivationDate Of(IReadOnlyList<Ranked> usable)
    {
        var never = usable.FirstOrDefault(one => one.Verdict.EndsAt.IsNever);
        if (never is not null)
        {
            return new DeactivationDate(End.Never, false, false, never);
        }

        // An unknown end beside a known one neither extends the date nor silences an alarm: it only says "or later".
        var latest = usable.Where(one => one.Verdict.EndsAt.IsDated).MaxBy(one => one.Verdict.EndsAt.SortKey);
        return latest is null
            ? new DeactivationDate(End.Unknown, false, false, null)
            : new DeactivationDate(
                latest.Verdict.EndsAt,
                usable.Any(one => one.Verdict.EndsAt.IsUnknown || one.Verdict.OrLater),
                latest.Verdict.Estimated,
                latest);
    }
}
