using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

internal static class MailFacts
{
    public static MailContext Linked { get; } = new(new Uri("https://health.example.com"), Times.Now);

    public static MailContext Unlinked { get; } = new(null, Times.Now);

    public static MailItem Item(NoticeKind kind, string account = "Corner Bakery", double endsInDays = 16, string login = "Ann") => new()
    {
        Kind = kind,
        AccountName = account,
        AccountKey = $"linkedin/page/{account}",
        AccountType = "LinkedIn page",
        Zone = TimeZoneInfo.Utc,
        DeactivatesAt = Times.EndsInDays(endsInDays),
        Login = Login(login),
        ActiveName = "Bob",
        Usable = 1,
        People = 1,
    };

    public static MailLogin Login(string name, ClockKind clock = ClockKind.Refresh, string network = "linkedin") =>
        new(name, $"{name}-1", NetworkFacts.Catalog[network], clock);

    public static Reason Reason(string code) => ReasonVocabulary.Of(code);

    public static MailContent Compose(params MailItem[] items) => MailComposer.Compose(items, Unlinked);
}
