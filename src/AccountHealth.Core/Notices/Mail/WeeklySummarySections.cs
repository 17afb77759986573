using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <param name="More">How many are not listed; empty for none.</param>
/// <param name="Link">The page with all of them; null without one.</param>
internal sealed record SummarySection(string Heading, IReadOnlyList<SummaryLine> Lines, string More = "", string? Link = null);

internal sealed record SummaryLine(string Title, string Type, string Sentence, string? Link = null);

/// <summary>What there is to say in a weekly summary, the worst first. What did not happen has no section.</summary>
internal static class WeeklySummarySections
{
    public static IReadOnlyList<SummarySection> Of(WeeklySummary summary, MailContext context)
    {
        var sections = new List<SummarySection>();
        Accounts($"Deactivated in the last {WeeklySummary.Back.Days} days", summary.Deactivated, account => Deactivated(account, summary), "accounts?status=deactivated");
        Accounts($"Deactivating in the next {WeeklySummary.Ahead.Days} days", summary.Coming, account => Coming(account, summary, context), $"accounts?expiry={WeeklySummary.Ahead.Days}d");
        Accounts("Moved to a standby token", summary.FailedOver, Runs, "notices?kind=failover");
        Accounts("Working again", summary.Recovered, account => $"{Runs(account)} {Ends(account, summary)}", "notices?kind=recovered");
        Accounts("Renewed in time", summary.Renewed, account => Ends(account, summary), null);
        sections.AddRange(Told(summary, context).Concat(Undelivered(summary, context)).Concat(Checks(summary, context)));
        return sections;

        void Accounts(string heading, Counted<SummaryAccount> accounts, Func<SummaryAccount, string> sentence, string? page)
        {
            if (accounts.Total > 0)
            {
                sections.Add(new SummarySection(
                    $"{heading}: {accounts.Total}",
                    [.. accounts.Shown.Select(account => new SummaryLine(account.Name, account.Type, sentence(account), MailFrame.AccountLink(account.Key, context)))],
                    More(accounts),
                    page is null ? null : context.Link(page)));
            }
        }
    }

    private static string Deactivated(SummaryAccount account, WeeklySummary summary)
    {
        var since = account.DeactivatesAt.Instant is { } at ? $"Since {Instant(at, summary.Zone)}." : "Deactivated.";
        return account is { Reason: { } reason, Person.Length: > 0, Network: { } network }
            ? $"{since} {Possessive(account.Person)} {network.Name} {reason.Said}."
            : since;
    }

    private static string Coming(SummaryAccount account, WeeklySummary summary, MailContext context)
    {
        var date = account.DeactivatesAt.Instant!.Value;
        var whose = account.Person.Length > 0 ? $", with {Possessive(account.Person)} token" : "";
        return $"In {DaysLeft(date, context.Now)}, on {Hedged(Instant(date, summary.Zone), account.Estimated, account.OrLater)}{whose}.";
    }

    private static string Runs(SummaryAccount account) =>
        account.ActiveName.Length > 0 ? $"Runs on {Possessive(account.ActiveName)} token." : "It is down again.";

    private static string Ends(SummaryAccount account, WeeklySummary summary) => account.DeactivatesAt switch
    {
        { IsNever: true } => "Never deactivates.",
        { Instant: { } at } => $"Deactivates on {Hedged(Instant(at, summary.Zone), account.Estimated, account.OrLater)}.",
        _ => "Its next end is not known.",
    };

    private static IEnumerable<SummarySection> Told(WeeklySummary summary, MailContext context)
    {
        if (summary.Gaps.Count > 0)
        {
            yield return new SummarySection(
                summary.Untold > 0 ? $"Coverage: {Count(summary.Untold, "account")} nobody would be told about in time" : "Coverage: somebody would be told of every account",
                [.. summary.Gaps.OrderBy(gap => gap.Key).Select(gap => new SummaryLine(Count(gap.Value, "account"), "", Gap(gap.Key)))],
                Link: context.Link("coverage"));
        }
    }

    private static string Gap(CoverageGap gap) => gap switch
    {
        CoverageGap.NoMacro => "No macro: nobody is warned before they deactivate.",
        CoverageGap.NoRecipient => "Their macros tell the owner or the admins, and there is neither.",
        CoverageGap.UnknownEnd => "No known end: there is no date to warn before.",
        CoverageGap.MailRefused => "The last mail to somebody who should hear of them was refused.",
        CoverageGap.NoOwner => "A macro tells the owner, and there is none: the admins hear instead.",
        CoverageGap.LeadTooLong => "The token lives no longer than the lead days.",
        CoverageGap.OnePerson => "One person alone covers them.",
        _ => "Paused: nothing is told about them.",
    };

    private static IEnumerable<SummarySection> Undelivered(WeeklySummary summary, MailContext context)
    {
        if (summary.Refused.Total > 0)
        {
            yield return new SummarySection(
                $"Mails that did not arrive: {summary.Refused.Total}",
                [.. summary.Refused.Shown.Select(mail => new SummaryLine(mail.To, "", mail.Error))],
                More(summary.Refused),
                context.Link("notices?state=refused"));
        }

        if (summary.Deferred > 0)
        {
            yield return new SummarySection(
                $"Mails that are tried again: {summary.Deferred}", [], Link: context.Link("notices?state=deferred"));
        }
    }

    private static IEnumerable<SummarySection> Checks(WeeklySummary summary, MailContext context)
    {
        if (summary.Checks is { Count: > 0 } checks)
        {
            yield return new SummarySection(
                $"Checks in trouble: {checks.Count}",
                [.. checks.Select(check => new SummaryLine(check.Name, "", Trouble(check, summary)))],
                Link: context.Link("checks"));
        }
    }

    private static string Trouble(TroubledCheck check, WeeklySummary summary)
    {
        string[] parts =
        [
            check.Failures > 0 ? $"Failed {Count(check.Failures, "time")}: {(check.Error.Length > 0 ? check.Error : "it did not say why")}." : "",
            check.SilentSince is { } last ? $"Has not run since {Instant(last, summary.Zone)}." : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string More<T>(Counted<T> counted) =>
        counted.Total > counted.Shown.Count ? $"And {counted.Total - counted.Shown.Count} more." : "";
}
