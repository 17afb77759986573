using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Core.Timeline;

/// <summary>The timeline rows that a change of verdict makes.</summary>
public static class VerdictChanges
{
    public static IEnumerable<TimelineEntry> Between(Account account, Judgement before, Judgement after)
    {
        if (!before.Exists)
        {
            yield return Row(account, after, TimelineKind.Added, "Seen for the first time", Sentence(after.Account));
            yield break;
        }

        if (before.Account.ActiveId != after.Account.ActiveId && Moved(account, before, after) is { } moved)
        {
            yield return moved;
        }

        if (before.Account.Status != after.Account.Status && after.Account.Status == AccountStatus.Paused)
        {
            // Whoever paused it has left a row of their own.
            yield break;
        }

        if (before.Account.Status != after.Account.Status || before.Account.Rule != after.Account.Rule)
        {
            yield return Row(account, after, TimelineKind.Status, StatusTitle(after.Account), Sentence(after.Account));
        }
        else if (before.Account.DeactivatesAt != after.Account.DeactivatesAt || before.Account.OrLater != after.Account.OrLater)
        {
            yield return Row(account, after, TimelineKind.Date, DateTitle(after.Account), "");
        }
        else if (before.Account.Usable != after.Account.Usable || before.Account.People != after.Account.People
            || before.Account.Reason != after.Account.Reason || before.Account.NetworkState != after.Account.NetworkState)
        {
            yield return Row(account, after, TimelineKind.Cover, Cover(after.Account), Lost(account, before, after));
        }
    }

    private static TimelineEntry Row(Account account, Judgement after, TimelineKind kind, string title, string detail) => new()
    {
        AccountId = account.Id,
        At = after.Account.JudgedAt!.Value,
        Kind = kind,
        Title = title,
        Detail = detail,
        Status = after.Account.Status,
    };

    private static TimelineEntry? Moved(Account account, Judgement before, Judgement after)
    {
        var to = Name(account, after.Account.ActiveId);
        var from = Name(account, before.Account.ActiveId);
        if (to is null)
        {
            return null;
        }

        var lost = before.Account.ActiveId is { } id ? after.Of(id).Reason : "";
        return Row(
            account,
            after,
            TimelineKind.Moved,
            from is null ? $"Runs on {Wording.Possessive(to)} token" : $"Moved from {from} to {to}",
            lost.Length > 0 && from is not null ? $"{Wording.Possessive(from)} {ReasonVocabulary.Of(lost).Said}" : "preferred in the order");
    }

    private static string StatusTitle(AccountVerdict verdict) => verdict.Status switch
    {
        AccountStatus.Deactivated => "Deactivated",
        AccountStatus.Expiring => "Expiring",
        AccountStatus.OnStandby => "On standby",
        AccountStatus.Paused => "Paused",
        AccountStatus.Unverified => verdict.Rule == "probably-ended" ? "Probably ended" : "Unverified",
        _ => "Active",
    };

    private static string Sentence(AccountVerdict verdict) =>
        verdict.Reason.Length > 0 ? ReasonVocabulary.Of(verdict.Reason).Label
        : verdict.IsDeactivated ? ""
        : DateTitle(verdict);

    private static string DateTitle(AccountVerdict verdict) => verdict.DeactivatesAt switch
    {
        { IsNever: true } => "No deactivation date: a token never ends",
        { IsUnknown: true } => "No known deactivation date",
        var end => $"Deactivates {Wording.Hedged(Wording.Instant(end.Instant!.Value, TimeZoneInfo.Utc), verdict.Estimated, verdict.OrLater)}",
    };

    private static string Cover(AccountVerdict verdict) => verdict.Usable == 0
        ? "Nobody covers it"
        : $"Covered by {Wording.Count(verdict.People, "person", "people")}, {Wording.Count(verdict.Usable, "token")}";

    private static string Lost(Account account, Judgement before, Judgement after)
    {
        var lost = account.Authorizations.FirstOrDefault(one => before.Of(one.Id).IsUsable && !after.Of(one.Id).IsUsable);
        return lost is null ? ""
            : $"{Wording.Possessive(lost.Token.Login.DisplayName)} {ReasonVocabulary.Of(after.Of(lost.Id).Reason).Said}";
    }

    private static string? Name(Account account, long? authorizationId) =>
        account.Authorizations.Find(one => one.Id == authorizationId)?.Token.Login.DisplayName;
}
