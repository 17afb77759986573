using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using static AccountHealth.Tests.Facts.MailFacts;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class MailSubjectTests
{
    [Theory]
    [InlineData(NoticeKind.PreDeactivation, "Corner Bakery deactivates in 16 days (7 Dec)")]
    [InlineData(NoticeKind.Deactivated, "Corner Bakery is deactivated")]
    [InlineData(NoticeKind.Reminder, "Corner Bakery is still deactivated")]
    [InlineData(NoticeKind.Failover, "Corner Bakery now runs on Bob’s token")]
    [InlineData(NoticeKind.CoverReduced, "Corner Bakery has lost cover: 1 person left")]
    [InlineData(NoticeKind.Recovered, "Corner Bakery works again")]
    public void Of_one_account_it_says_what_happened_to_which(NoticeKind kind, string subject) => Assert.Equal(subject, Compose(Item(kind)).Subject);

    [Fact]
    public void Of_many_accounts_it_says_the_most_urgent_first()
    {
        var mail = Compose(
            Item(NoticeKind.Recovered, "1"), Item(NoticeKind.PreDeactivation, "2", endsInDays: 20), Item(NoticeKind.PreDeactivation, "3", endsInDays: 6.5),
            Item(NoticeKind.Failover, "4"), Item(NoticeKind.Deactivated, "5"), Item(NoticeKind.Deactivated, "6"));

        Assert.Equal("2 accounts deactivated, 2 deactivating, the first in 7 days, 1 moved to a standby token, 1 working again", mail.Subject);
    }

    [Fact]
    public void Two_notices_of_one_account_make_the_subject_of_one() =>
        Assert.Equal("Corner Bakery is deactivated", Compose(Item(NoticeKind.Reminder), Item(NoticeKind.Deactivated)).Subject);

    [Fact]
    public void The_day_is_that_of_the_accounts_zone()
    {
        var item = Item(NoticeKind.PreDeactivation) with
        {
            DeactivatesAt = End.At(new DateTimeOffset(2026, 12, 7, 20, 0, 0, TimeSpan.Zero)),
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
        };

        Assert.Equal("Corner Bakery deactivates in 17 days (8 Dec)", Compose(item).Subject);
    }
}
