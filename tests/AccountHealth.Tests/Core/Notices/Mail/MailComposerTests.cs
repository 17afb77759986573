using System.Text.RegularExpressions;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.MailFacts;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class MailComposerTests
{
    [Fact]
    public void An_account_that_comes_more_than_once_is_listed_once_with_its_tightest_lead_day()
    {
        var wide = Item(NoticeKind.PreDeactivation) with { LeadDay = 30, AccountName = "wide" };
        var tight = Item(NoticeKind.PreDeactivation) with { LeadDay = 7, AccountName = "tight" };

        var mail = Compose(wide, tight);

        Assert.Contains("* tight (", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wide", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_comes_more_than_once_is_listed_by_what_is_most_urgent()
    {
        var mail = Compose(Item(NoticeKind.CoverReduced), Item(NoticeKind.Failover), Item(NoticeKind.Deactivated), Item(NoticeKind.Reminder));

        Assert.Equal("Corner Bakery is deactivated", mail.Subject);
    }

    [Fact]
    public void Deactivated_accounts_come_first_then_those_that_failed_over_then_those_about_to_end()
    {
        var mail = Compose(
            Item(NoticeKind.CoverReduced, "E"), Item(NoticeKind.PreDeactivation, "D"), Item(NoticeKind.Failover, "C"),
            Item(NoticeKind.Reminder, "B"), Item(NoticeKind.Deactivated, "A"));

        Assert.Equal(["A", "B", "C", "D", "E"], Listed(mail.Text));
    }

    [Fact]
    public void Of_the_accounts_about_to_end_the_tightest_lead_day_comes_first()
    {
        var mail = Compose(
            Item(NoticeKind.PreDeactivation, "thirty", endsInDays: 29) with { LeadDay = 30 },
            Item(NoticeKind.PreDeactivation, "one", endsInDays: 0.9) with { LeadDay = 1 },
            Item(NoticeKind.PreDeactivation, "seven", endsInDays: 6.9) with { LeadDay = 7 });

        Assert.Equal(["one", "seven", "thirty"], Listed(mail.Text));
    }

    [Fact]
    public void Accounts_are_grouped_by_the_login_to_renew()
    {
        var mail = Compose(
            Item(NoticeKind.PreDeactivation, "A", endsInDays: 1, login: "Ann"), Item(NoticeKind.PreDeactivation, "B", endsInDays: 2, login: "Bob"),
            Item(NoticeKind.PreDeactivation, "C", endsInDays: 3, login: "Ann"));

        Assert.Equal(["A", "C", "B"], Listed(mail.Text));
        Assert.Equal(
            ["To renew: Ann, LinkedIn login Ann-1", "To renew: Bob, LinkedIn login Bob-1"],
            mail.Text.Split('\n').Where(line => line.StartsWith("To renew", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_group_carries_its_full_steps_in_both_parts()
    {
        var guidance = NetworkFacts.Guidance.Find("linkedin", "page", ReasonCodes.AccessRevoked)!;
        var names = new GuidanceNames("Corner Bakery", "Ann", "page", GuidanceNames.NoSupport);

        var mail = Compose(Item(NoticeKind.Deactivated) with { Guidance = guidance, KindWord = "page" });

        for (var number = 1; number <= guidance.Steps.Count; number++)
        {
            Assert.Contains($"\n{number}. {guidance.Steps[number - 1].Plain(names)}\n", mail.Text, StringComparison.Ordinal);
        }

        Assert.Equal(guidance.Steps.Count + guidance.Avoid.Count, Regex.Count(mail.Html, "<li ", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_recovery_asks_for_no_repair()
    {
        var mail = Compose(Item(NoticeKind.Recovered));

        Assert.DoesNotContain("What to do", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("To renew", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_without_any_login_is_listed_all_the_same()
    {
        var mail = Compose(Item(NoticeKind.Deactivated) with { Login = null });

        Assert.Contains("* Corner Bakery (LinkedIn page)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It has no usable token.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_begin_with_the_public_address()
    {
        var item = Item(NoticeKind.Deactivated) with { AccountKey = "linkedin/ad-account/1 0&0" };

        var mail = MailComposer.Compose([item], Linked);

        Assert.Contains("\n  https://health.example.com/accounts/linkedin/ad-account/1%200%260\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://health.example.com/accounts/linkedin/ad-account/1%200%260\"", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/health")]
    [InlineData("https://example.com/health/")]
    public void A_public_address_below_a_path_keeps_its_path(string address)
    {
        var mail = MailComposer.Compose([Item(NoticeKind.Deactivated, "1")], Linked with { PublicUrl = new Uri(address) });

        Assert.Contains("  https://example.com/health/accounts/linkedin/page/1\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_public_address_there_is_no_link()
    {
        var mail = Compose(Item(NoticeKind.Deactivated));

        Assert.DoesNotContain("href", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/accounts/", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Listed(string text) => text.Split('\n')
        .Where(line => line.StartsWith("* ", StringComparison.Ordinal)).Select(line => line[2..line.IndexOf(" (", StringComparison.Ordinal)]);
}
