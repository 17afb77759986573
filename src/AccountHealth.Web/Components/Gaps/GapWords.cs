using AccountHealth.Core.Notices;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Web.Components.Gaps;

/// <summary>What a gap in coverage is called, what it means, and what to do about it.</summary>
internal static class GapWords
{
    /// <summary>All gaps that leave nobody told in time.</summary>
    public static Look Untold { get; } = new("Nobody told in time", "warning", "warn");

    public static Look LookOf(CoverageGap gap) => gap switch
    {
        CoverageGap.NoMacro => new("No macro", "notifications", "warn"),
        CoverageGap.NoRecipient => new("Nobody to tell", "warning", "stop"),
        CoverageGap.UnknownEnd => new("Unknown end", "help", "warn"),
        CoverageGap.MailRefused => new("Mail refused", "error", "stop"),
        CoverageGap.NoOwner => new("No owner", "person", "warn"),
        CoverageGap.LeadTooLong => new("Lead days too long", "schedule", "warn"),
        CoverageGap.OnePerson => new("One person only", "person", "mut"),
        _ => new("Paused", "pause_circle", "mut"),
    };

    /// <summary>One line: what it means for those who should hear.</summary>
    public static string Meaning(CoverageGap gap) => gap switch
    {
        CoverageGap.NoMacro => "Only the deactivation itself is told, to admins and owner.",
        CoverageGap.NoRecipient => "Their macros tell the owner or the admins, and there is neither.",
        CoverageGap.UnknownEnd => "There is no date to warn before, until an end is recorded.",
        CoverageGap.MailRefused => "The last mail to somebody who should hear of it was refused.",
        CoverageGap.NoOwner => "A macro tells the owner, and there is none: the admins hear instead.",
        CoverageGap.LeadTooLong => "The token lives no longer than the lead days: the warning is due from the first hour on.",
        CoverageGap.OnePerson => "One changed password away from going down.",
        _ => "Somebody told them to say nothing.",
    };

    /// <summary>What to do about it for one account, and where.</summary>
    public static (string Text, string Href) Remedy(CoverageGap gap, AccountRow account) => gap switch
    {
        CoverageGap.NoMacro => ("Apply a macro", AccountQueryUrl.Of(new AccountQuery { NoMacro = true, Search = account.NativeId })),
        CoverageGap.MailRefused => ("See the refused mail", "notices?state=refused"),
        CoverageGap.LeadTooLong => ("Change the macro", "macros"),
        CoverageGap.UnknownEnd => ("Record an end", AccountLink.To(account.Key)),
        CoverageGap.OnePerson => ("Add a second person", AccountLink.To(account.Key)),
        CoverageGap.Paused => ("Resume it", AccountLink.To(account.Key)),
        _ => ("Set an owner", AccountLink.To(account.Key)),
    };

    /// <summary>The page with the accounts that have this gap; all that nobody would be told about where null.</summary>
    public static string Href(CoverageGap? why, int page = 1)
    {
        string[] parts = [why is { } gap ? $"why={gap.Id()}" : "", page > 1 ? $"page={page}" : ""];
        var query = string.Join('&', parts.Where(part => part.Length > 0));
        return query.Length == 0 ? "coverage" : $"coverage?{query}";
    }
}
