using System.Text;
using static AccountHealth.Core.Notices.Mail.MailFrame;
using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>Writes the weekly summary. Every name in it came from a network or a file and is treated as hostile.</summary>
public static class WeeklySummaryMail
{
    public static MailContent Compose(WeeklySummary summary, MailContext context)
    {
        var sections = WeeklySummarySections.Of(summary, context);
        string[] opening = [Watched(summary), summary.IsQuiet ? Silence(summary) : $"What happened since {Instant(summary.Since, summary.Zone)}, and what comes:"];
        return new MailContent(
            Subject(summary, context.Now),
            string.Join("\n\n", [.. opening, .. sections.Select(section => Text(section)), Footer(context)]) + "\n",
            MailFrame.Html([.. opening.Select(Paragraph), .. sections.Select(Html)], context));
    }

    private static string Subject(WeeklySummary summary, DateTimeOffset now)
    {
        string[] parts =
        [
            summary.Deactivated.Total > 0 ? $"{Count(summary.Deactivated.Total, "account")} deactivated" : "",
            summary.Coming.Total > 0 ? $"{Count(summary.Coming.Total, "account")} to come by {Day(now + WeeklySummary.Ahead, now, summary.Zone, "MMM")}" : "",
            summary.Refused.Total > 0 ? $"{Count(summary.Refused.Total, "mail")} refused" : "",
            summary.Checks is { Count: > 0 } checks ? $"{Count(checks.Count, "check")} in trouble" : "",
        ];
        var said = string.Join(", ", parts.Where(part => part.Length > 0));
        return $"Week {summary.Week.Number}: {(said.Length > 0 ? said : $"all quiet, {Count(summary.Watched, "account")} watched")}";
    }

    private static string Watched(WeeklySummary summary)
    {
        string[] parts =
        [
            summary.Down > 0 ? $"{summary.Down} deactivated" : "none deactivated",
            summary.Paused > 0 ? $"{Count(summary.Paused, "other")} paused and not looked at here" : "",
        ];
        return $"{Count(summary.Watched, "account is", "accounts are")} watched: {string.Join(", ", parts.Where(part => part.Length > 0))}.";
    }

    /// <summary>Only this mail tells a quiet week from a product that has stopped.</summary>
    private static string Silence(WeeklySummary summary) =>
        $"Nothing happened since {Instant(summary.Since, summary.Zone)}, and nothing deactivates in the next {WeeklySummary.Ahead.Days} days. "
        + "This mail comes every week all the same, so that silence is not mistaken for health.";

    private static string Text(SummarySection section)
    {
        var text = new StringBuilder(OneLine(section.Heading)).Append('\n');
        foreach (var line in section.Lines)
        {
            text.Append("\n* ").Append(OneLine(line.Title)).Append(line.Type.Length > 0 ? $" ({OneLine(line.Type)})" : "").Append('\n');
            foreach (var below in new[] { OneLine(line.Sentence), line.Link ?? "" }.Where(below => below.Length > 0))
            {
                text.Append("  ").Append(below).Append('\n');
            }
        }

        text.Append(section.More.Length > 0 ? $"\n{section.More}\n" : "");
        return text.Append(section.Link is null ? "" : $"\n{section.Link}\n").ToString().TrimEnd('\n');
    }

    private static string Html(SummarySection section)
    {
        var html = new StringBuilder(Heading(section.Heading));
        foreach (var line in section.Lines)
        {
            html.Append($"<p style=\"margin:0 0 12px\"><b>{Linked(line.Title, line.Link)}</b> <span style=\"color:#4c5565\">{Encode(line.Type)}</span><br>")
                .Append(Encode(line.Sentence)).Append("</p>");
        }

        html.Append(section.More.Length > 0 ? Paragraph(section.More) : "");
        return html.Append(section.Link is null ? "" : $"<p style=\"margin:0 0 12px\">{Linked("Show all", section.Link)}</p>").ToString();
    }

    private static string Paragraph(string text) => $"<p style=\"margin:0 0 12px\">{Encode(text)}</p>";
}
