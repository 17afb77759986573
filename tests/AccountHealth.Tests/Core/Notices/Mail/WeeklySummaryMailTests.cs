using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.MailFacts;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class WeeklySummaryMailTests
{
    private const string Hostile = "<script>alert(1)</script>\r\nBcc: all@example.com\u202E\n* Forged";

    private static readonly WeeklySummary Quiet = new() { Week = new Week(2026, 47), Since = Times.DaysAgo(7), Watched = 500, Checks = [] };

    [Fact]
    public void A_week_in_which_nothing_happened_is_told_too()
    {
        var mail = WeeklySummaryMail.Compose(Quiet, Linked);

        Assert.Equal("Week 47: all quiet, 500 accounts watched", mail.Subject);
        foreach (var part in new[] { mail.Text, mail.Html })
        {
            Assert.Contains("500 accounts are watched: none deactivated.", part, StringComparison.Ordinal);
            Assert.Contains("silence is not mistaken for health", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Accounts_that_one_person_covers_are_listed_and_make_the_week_no_less_quiet()
    {
        var mail = WeeklySummaryMail.Compose(Quiet with { Gaps = new Dictionary<CoverageGap, int> { [CoverageGap.OnePerson] = 12 } }, Linked);

        Assert.Contains("silence is not mistaken for health", mail.Text, StringComparison.Ordinal);
        Assert.Contains("* 12 accounts\n  One person alone covers them.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://health.example.com/coverage", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_subject_says_the_worst_first()
    {
        var mail = WeeklySummaryMail.Compose(
            Quiet with { Deactivated = One(Account()), Coming = One(Account()), Refused = new([new("a@example.com", "550")], 2), Checks = [new("deliver", 1, "", null)] },
            Linked);

        Assert.Equal("Week 47: 1 account deactivated, 1 account to come by 21 Dec, 2 mails refused, 1 check in trouble", mail.Subject);
    }

    [Fact]
    public void A_deactivation_says_since_when_and_whose_login_is_to_blame()
    {
        var account = Account() with { DeactivatesAt = Times.EndedDaysAgo(2), Reason = ReasonVocabulary.Of(ReasonCodes.AccessRevoked) };

        var mail = WeeklySummaryMail.Compose(Quiet with { Down = 3, Deactivated = One(account) }, Linked);

        Assert.Contains("3 deactivated.", mail.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"Deactivated in the last 7 days: 1\n\n* Corner Bakery (LinkedIn page)\n  Since 19 Nov 2026, 12:00 (UTC). Ann’s LinkedIn {account.Reason!.Said}.\n"
            + "  https://health.example.com/accounts/linkedin/page/1\n",
            mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_says_the_days_left_the_date_and_whose_token_it_is()
    {
        var mail = WeeklySummaryMail.Compose(Quiet with { Coming = One(Account() with { DeactivatesAt = Times.EndsInDays(3), Estimated = true }) }, Linked);

        Assert.Contains("In 3 days, on about 24 Nov 2026, 12:00 (UTC), with Ann’s token.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_printed_in_the_installation_s_zone()
    {
        var zone = AccountHealth.Core.Time.ZonedTime.Find("Europe/Madrid")!;

        var mail = WeeklySummaryMail.Compose(Quiet with { Zone = zone, Coming = One(Account() with { DeactivatesAt = Times.EndsInDays(3) }) }, Linked);

        Assert.Contains("24 Nov 2026, 13:00 (UTC+01:00)", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_list_the_first_are_shown_and_the_others_counted()
    {
        var mail = WeeklySummaryMail.Compose(Quiet with { Coming = new([Account() with { DeactivatesAt = Times.EndsInDays(3) }], 40) }, Linked);

        Assert.Contains("Deactivating in the next 30 days: 40", mail.Text, StringComparison.Ordinal);
        Assert.Contains("\nAnd 39 more.\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://health.example.com/accounts?expiry=30d", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://health.example.com/accounts?expiry=30d\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Recoveries_renewals_and_failovers_have_sections_of_their_own()
    {
        var account = Account() with { DeactivatesAt = Times.EndsInDays(60), ActiveName = "Bo" };

        var text = WeeklySummaryMail.Compose(Quiet with { Recovered = One(account), Renewed = One(account), FailedOver = One(account) }, Linked).Text;

        Assert.Contains("Moved to a standby token: 1\n\n* Corner Bakery (LinkedIn page)\n  Runs on Bo’s token.", text, StringComparison.Ordinal);
        Assert.Contains("Working again: 1\n\n* Corner Bakery (LinkedIn page)\n  Runs on Bo’s token. Deactivates on 20 Jan 2027, 12:00 (UTC).", text, StringComparison.Ordinal);
        Assert.Contains("Renewed in time: 1\n\n* Corner Bakery (LinkedIn page)\n  Deactivates on 20 Jan 2027, 12:00 (UTC).", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_failed_or_stopped_says_how_often_and_since_when()
    {
        var mail = WeeklySummaryMail.Compose(Quiet with { Checks = [new("deliver", 3, "no such host", null), new("repair", 0, "", Times.DaysAgo(4))] }, Linked);

        Assert.Contains("* deliver\n  Failed 3 times: no such host.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("* repair\n  Has not run since 17 Nov 2026, 12:00 (UTC).", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mails_that_did_not_arrive_are_named_with_what_the_other_side_said()
    {
        var mail = WeeklySummaryMail.Compose(Quiet with { Refused = new([new("gone@example.com", "550 no such user")], 1), Deferred = 2 }, Linked);

        Assert.Contains("* gone@example.com\n  550 no such user", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Mails that are tried again: 2", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_becomes_neither_markup_nor_a_line_of_its_own()
    {
        WeeklySummary Named(string name) => Quiet with
        {
            Deactivated = One(Account() with { Name = name, Person = name, ActiveName = name, Reason = ReasonVocabulary.Of(ReasonCodes.AccessRevoked) }),
            FailedOver = One(Account() with { Name = name, ActiveName = name }),
            Refused = new([new SummaryMail(name, name)], 1),
            Checks = [new TroubledCheck("deliver", 1, name, null)],
        };

        var plain = WeeklySummaryMail.Compose(Named("Corner Bakery"), Linked);
        var hostile = WeeklySummaryMail.Compose(Named(Hostile), Linked);

        Assert.Equal(plain.Text.Split('\n').Length, hostile.Text.Split('\n').Length);
        Assert.DoesNotContain("<script", hostile.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", hostile.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', hostile.Text + hostile.Html + hostile.Subject);
        Assert.Equal(plain.Subject, hostile.Subject);
    }

    [Fact]
    public void Without_a_public_address_there_is_no_link()
    {
        var mail = WeeklySummaryMail.Compose(Quiet with { Coming = One(Account() with { DeactivatesAt = Times.EndsInDays(3) }), Deferred = 1 }, Unlinked);

        Assert.DoesNotContain("href", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", mail.Text, StringComparison.Ordinal);
    }

    private static SummaryAccount Account() => new()
    {
        Key = "linkedin/page/1",
        Name = "Corner Bakery",
        Type = "LinkedIn page",
        Person = "Ann",
        Network = NetworkFacts.Catalog["linkedin"],
        DeactivatesAt = Times.EndsInDays(20),
    };

    private static Counted<SummaryAccount> One(SummaryAccount account) => new([account], 1);
}
