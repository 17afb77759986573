using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>What a mail says of one account, in a sentence or two.</summary>
internal static class MailSentence
{
    public static string Of(MailItem item, DateTimeOffset now) => item.Kind switch
    {
        NoticeKind.PreDeactivation => Warning(item, now),
        NoticeKind.Deactivated or NoticeKind.Reminder => Deactivated(item),
        NoticeKind.Failover => $"{Lost(item)} It now runs on {Possessive(item.ActiveName)} token. {Cover(item)}",
        NoticeKind.CoverReduced => $"{LosesStandby(item)} It stays up. {Cover(item)}",
        _ => $"It works again{(item.ActiveName.Length > 0 ? $", on {Possessive(item.ActiveName)} token" : "")}. {Cover(item)}",
    };

    private static string Warning(MailItem item, DateTimeOffset now)
    {
        var date = item.DeactivatesAt.Instant!.Value;
        var clock = item.Login is { } login ? $", when {Possessive(login.Name)} {login.Network.Name} {Ends(login.Clock)}" : "";
        return $"Deactivates in {DaysLeft(date, now)}, on {Hedged(Instant(date, item.Zone), item.Estimated, item.OrLater)}{clock}. {Cover(item)}";
    }

    private static string Deactivated(MailItem item)
    {
        var since = item.DeactivatesAt.Instant is { } at ? $"since {Instant(at, item.Zone)}" : "now";
        var still = item.Kind == NoticeKind.Reminder ? "Still deactivated" : "Deactivated";
        return $"{still} {since}: nothing is published and nothing is measured. {Lost(item)}";
    }

    private static string Lost(MailItem item) => item switch
    {
        { Login: { } login, Reason: { } reason } => $"{Possessive(login.Name)} {login.Network.Name} {reason.Said}.",
        { Login: { } login } => $"{Possessive(login.Name)} {login.Network.Name} token is not usable.",
        _ => "It has no usable token.",
    };

    private static string LosesStandby(MailItem item) =>
        item.Reason is not null ? Lost(item)
        : item.Login is { } login ? $"{Possessive(login.Name)} {login.Network.Name} {Ends(login.Clock)} soon."
        : "A standby token ends soon.";

    private static string Cover(MailItem item) => item.People switch
    {
        0 => "Nobody else covers it.",
        1 => "One person covers it.",
        _ => $"{Count(item.People, "person", "people")} cover it.",
    };
}
