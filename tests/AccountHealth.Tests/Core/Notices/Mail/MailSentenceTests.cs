using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.MailFacts;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class MailSentenceTests
{
    [Fact]
    public void A_warning_says_when_whose_and_who_else_covers_it() => Assert.Equal(
        "Deactivates in 16 days, on 7 Dec 2026, 12:00 (UTC), when Ann’s LinkedIn grant ends. Nobody else covers it.",
        Say(Item(NoticeKind.PreDeactivation) with { People = 0 }));

    [Fact]
    public void A_warning_of_an_estimate_says_that_it_is_one() => Assert.Contains(
        "on about 7 Dec 2026, 12:00 (UTC) or later",
        Say(Item(NoticeKind.PreDeactivation) with { Estimated = true, OrLater = true }),
        StringComparison.Ordinal);

    [Fact]
    public void Times_are_those_of_the_accounts_zone_with_its_offset()
    {
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        Assert.Contains("7 Dec 2026, 21:00 (UTC+09:00)", Say(Item(NoticeKind.PreDeactivation) with { Zone = tokyo }), StringComparison.Ordinal);
        Assert.Contains("7 Dec 2026, 21:00 (UTC+09:00)", Say(Item(NoticeKind.Deactivated) with { Zone = tokyo }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deactivation_says_since_when_and_why() => Assert.Equal(
        "Deactivated since 19 Nov 2026, 12:00 (UTC): nothing is published and nothing is measured. Ann’s LinkedIn access was revoked.",
        Say(Item(NoticeKind.Deactivated, endsInDays: -2) with { Reason = Reason(ReasonCodes.AccessRevoked) }));

    [Fact]
    public void A_reminder_says_that_it_still_is() =>
        Assert.StartsWith("Still deactivated since", Say(Item(NoticeKind.Reminder, endsInDays: -2)), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "One person covers it.")]
    [InlineData(2, "2 people cover it.")]
    public void A_failover_says_the_cover_left(int people, string cover) => Assert.Equal(
        $"Ann’s LinkedIn token expired. It now runs on Bob’s token. {cover}",
        Say(Item(NoticeKind.Failover) with { People = people, Reason = Reason(ReasonCodes.TokenExpired) }));

    [Fact]
    public void Reduced_cover_says_that_the_account_stays_up_and_who_is_left()
    {
        Assert.Equal(
            "Ann’s LinkedIn grant ends soon. It stays up. One person covers it.",
            Say(Item(NoticeKind.CoverReduced)));
        Assert.Equal(
            "Ann’s LinkedIn access was revoked. It stays up. One person covers it.",
            Say(Item(NoticeKind.CoverReduced) with { Reason = Reason(ReasonCodes.AccessRevoked) }));
    }

    [Fact]
    public void A_recovery_says_on_whose_token() =>
        Assert.Equal("It works again, on Bob’s token. One person covers it.", Say(Item(NoticeKind.Recovered)));

    [Fact]
    public void Every_reason_makes_a_sentence()
    {
        Assert.All(ReasonVocabulary.All.Where(reason => reason.CountsAgainst), reason =>
            Assert.Contains($"Ann’s LinkedIn {reason.Said}.", Say(Item(NoticeKind.Deactivated) with { Reason = reason }), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_clock_makes_a_sentence()
    {
        Assert.All(Enum.GetValues<ClockKind>(), clock =>
            Assert.Contains(
                $"when Ann’s LinkedIn {Wording.Ends(clock)}.",
                Say(Item(NoticeKind.PreDeactivation) with { Login = Login("Ann", clock) }),
                StringComparison.Ordinal));
    }

    private static string Say(MailItem item) => MailSentence.Of(item, Times.Now);
}
