using AccountHealth.Core.Accounts;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Web.Components.Accounts;

/// <summary>Says an account's state in a sentence: when it deactivates, why, and who covers it.</summary>
internal static class AccountSentence
{
    public static Sentence Of(Account account, NetworkCatalog networks, ViewerTime time) => account.Verdict switch
    {
        { IsDeactivated: true } => Deactivated(account, networks, time),
        { Rule: "no-authorization" } => new([new("No token yet.")], "Import or add a user’s token, and this page shows until when it lasts."),
        { Rule: "probably-ended" } => ProbablyEnded(account, networks, time),
        { DeactivatesAt.IsNever: true } => new([new("Never "), new("deactivates by itself", true), new($": {Whose(account, networks, account.Verdict.LastingId)} token has no end.")], Then(account, time)),
        { DeactivatesAt.Instant: { } date } => Dated(account, date, networks, time),
        _ => new([new("Nobody knows when it deactivates", true), new(": no token’s end is recorded.")], Join("Edit a token’s end, or import it again with its dates.", Then(account, time))),
    };

    private static Sentence Dated(Account account, DateTimeOffset date, NetworkCatalog networks, ViewerTime time)
    {
        var verdict = account.Verdict;
        var lasting = Find(account, verdict.LastingId);
        var clock = lasting is null ? "" : $", when {Whose(account, networks, lasting.Id)} {Wording.Ends(lasting.Verdict.BindingClock)}";
        return new(
            [
                new($"Deactivates {(verdict.Estimated ? "about " : "on ")}"), new(time.LongDay(date), true),
                new(verdict.OrLater ? " or later, in " : ", in "), new(Wording.DaysLeft(date, time.Now), true, DeactivationTone.Of(date, time.Now)), new(clock + "."),
            ],
            Then(account, time));
    }

    private static Sentence Deactivated(Account account, NetworkCatalog networks, ViewerTime time)
    {
        var since = account.Verdict.DeactivatesAt.Instant ?? time.Now;
        var why = Find(account, account.Verdict.LastingId) is { } last && ReasonVocabulary.Find(last.Verdict.Reason) is { } reason
            ? $": {Whose(account, networks, last.Id)} {reason.Said}."
            : ".";
        return new(
            [new("Deactivated", true, "stop"), new(" since "), new(time.LongDay(since), true), new($", {time.Ago(since)}{why}")],
            Join("Nothing is published and nothing is measured.", Paused(account, time)));
    }

    private static Sentence ProbablyEnded(Account account, NetworkCatalog networks, ViewerTime time)
    {
        var ended = account.Authorizations.First(one => one.Verdict.State == AuthorizationState.ProbablyEnded);
        var since = ended.Verdict.LostAt is { } at ? $" about {time.LongDay(at)}" : "";
        return new(
            [new("Has probably ended", true, "warn"), new($"{since}: {Whose(account, networks, ended.Id)} {ReasonVocabulary.Of(ended.Verdict.Reason).Said}, as far as its dates tell.")],
            "Nobody has said so yet. Check whether it still works, and record what you find.");
    }

    /// <summary>What it runs on and who covers it.</summary>
    private static string Then(Account account, ViewerTime time)
    {
        var verdict = account.Verdict;
        var active = Find(account, verdict.ActiveId);
        var preferred = account.Authorizations.Where(one => one.WithdrawnAt is null).OrderBy(one => one.Order).ThenBy(one => one.Id).FirstOrDefault();
        var running = active is null || preferred is null || active.Id == preferred.Id ? ""
            : ReasonVocabulary.Find(preferred.Verdict.Reason) is { } reason
                ? $"Running on {Possessive(active)} token{Since(verdict, time)}: {Possessive(preferred)} {reason.Said}."
                : $"Running on {Possessive(active)} token{Since(verdict, time)}, not on the preferred one.";
        return Join(running, Cover(account, active), Paused(account, time));
    }

    private static string Cover(Account account, Authorization? active)
    {
        var others = account.Authorizations.Where(one => one.Verdict.IsUsable && one.Token.Login.PersonId != active?.Token.Login.PersonId)
            .DistinctBy(one => one.Token.Login.PersonId).ToList();
        return others.Count switch
        {
            0 => "Nobody else covers it.",
            1 => $"{others[0].Token.Login.DisplayName} stands by{Sooner(others, account)}.",
            _ => $"{Wording.Count(others.Count, "person", "people")} stand by{Sooner(others, account)}.",
        };
    }

    private static string Sooner(List<Authorization> others, Account account) =>
        account.Verdict.DeactivatesAt.IsDated && others.All(one => one.Verdict.EndsAt < account.Verdict.DeactivatesAt)
            ? others.Count == 1 ? ", but ends sooner" : ", but all end sooner"
            : "";

    private static string Paused(Account account, ViewerTime time) => account.Verdict.Status != AccountStatus.Paused || account.Pause is not { } pause ? ""
        : pause.Until is { } until ? $"Paused by {pause.By} until {time.LongDay(until)}: nobody is told anything."
        : $"Paused by {pause.By}: nobody is told anything.";

    private static string Since(AccountVerdict verdict, ViewerTime time) => verdict.ActiveSince is { } since ? $" since {time.LongDay(since)}" : "";

    private static string Whose(Account account, NetworkCatalog networks, long? authorization) => Find(account, authorization) is { } one
        ? $"{Possessive(one)} {networks[one.Token.Login.Network].Name}"
        : "its last";

    private static string Possessive(Authorization authorization) => Wording.Possessive(authorization.Token.Login.DisplayName);

    private static Authorization? Find(Account account, long? id) => account.Authorizations.Find(one => one.Id == id);

    private static string Join(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
}
