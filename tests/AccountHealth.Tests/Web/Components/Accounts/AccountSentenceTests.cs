using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class AccountSentenceTests
{
    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void A_dated_account_says_when_it_deactivates_and_which_clock_of_whom_ends_it()
    {
        _facts.Add("Ann", EndsIn(1) + HasGrantFor(16));

        AssertSaid("Deactivates on 7 December, in 16 days, when Ann’s LinkedIn grant ends.", "Nobody else covers it.");
    }

    [Fact]
    public void An_estimated_date_is_about_then()
    {
        _facts.Add("Ann", WasConsentedTo(44));

        AssertSaid("Deactivates about 7 December, in 16 days, when Ann’s LinkedIn access ends.", "Nobody else covers it.");
    }

    [Fact]
    public void A_lower_bound_is_or_later()
    {
        _facts.Add("Ann", EndsIn(1));
        _facts.Add("Bo");

        AssertSaid("Deactivates on 22 November or later, in 1 day, when Ann’s LinkedIn access ends.", "Bo stands by.");
    }

    [Fact]
    public void Inactivity_is_no_end_but_a_login_that_counts_as_unused()
    {
        _facts.Add("Ann", NeverEnds + WasUsed(50));

        AssertSaid("Deactivates about 1 December, in 10 days, when Ann’s LinkedIn login counts as unused.", "Nobody else covers it.");
    }

    [Fact]
    public void An_account_whose_token_never_ends_says_whose()
    {
        _facts.Add("Ann", EndsIn(16));
        _facts.Add("James", NeverEnds);

        AssertSaid("Never deactivates by itself: James’ LinkedIn token has no end.", "James stands by.");
    }

    [Fact]
    public void Where_nobody_knows_the_end_it_says_what_to_do()
    {
        _facts.Add("Ann");

        AssertSaid("Nobody knows when it deactivates: no token’s end is recorded.", "Edit a token’s end, or import it again with its dates. Nobody else covers it.");
    }

    [Fact]
    public void Without_a_token_it_says_what_to_do()
    {
        AssertSaid("No token yet.", "Import or add a user’s token, and this page shows until when it lasts.");
    }

    [Fact]
    public void A_deactivated_account_says_since_when_and_why()
    {
        _facts.Add("Ann", EndsIn(30) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 5));

        AssertSaid("Deactivated since 16 November, 5 days ago: Ann’s LinkedIn access was revoked.", "Nothing is published and nothing is measured.");
    }

    [Fact]
    public void An_account_whose_token_ran_out_says_so()
    {
        _facts.Add("Ann", EndedAgo(1));

        AssertSaid("Deactivated since 20 November, yesterday: Ann’s LinkedIn token expired.", "Nothing is published and nothing is measured.");
    }

    [Fact]
    public void An_account_whose_last_token_was_withdrawn_says_so()
    {
        _facts.Add("Ann", EndsIn(30)).WithdrawnAt = Times.DaysAgo(2);

        AssertSaid("Deactivated since 19 November, 2 days ago: Ann’s LinkedIn token was withdrawn here.", "Nothing is published and nothing is measured.");
    }

    [Fact]
    public void A_passed_estimate_has_only_probably_ended()
    {
        _facts.Add("Ann", WasConsentedTo(65));

        AssertSaid(
            "Has probably ended about 16 November: Ann’s LinkedIn token expired, as far as its dates tell.",
            "Nobody has said so yet. Check whether it still works, and record what you find.");
    }

    [Fact]
    public void Somebody_who_stands_by_but_ends_sooner_is_said_to()
    {
        _facts.Add("Ann", EndsIn(16));
        _facts.Add("Bo", EndsIn(3));

        Assert.Equal("Bo stands by, but ends sooner.", Sentence().Then);
    }

    [Fact]
    public void Several_people_who_stand_by_are_counted()
    {
        _facts.Add("Ann", EndsIn(16));
        _facts.Add("Bo", EndsIn(3));
        _facts.Add("Cy", EndsIn(4));
        Assert.Equal("2 people stand by, but all end sooner.", Sentence().Then);

        _facts.Add("Di", EndsIn(30));
        Assert.Equal("3 people stand by.", Sentence().Then);
    }

    [Fact]
    public void A_second_login_of_the_same_person_is_nobody_else()
    {
        _facts.Add("Ann", EndsIn(16));
        _facts.Add("Ann", EndsIn(30));

        Assert.Equal("Nobody else covers it.", Sentence().Then);
    }

    [Fact]
    public void An_account_that_fell_over_says_on_whose_token_it_runs_and_why()
    {
        _facts.Add("Ann", EndsIn(60) + WasRefused(ReasonCodes.PasswordOrSecurityAlert));
        _facts.Add("Bo", EndsIn(60));

        Assert.Equal(
            "Running on Bo’s token since 21 November: Ann’s password changed, or the network saw a security risk. Nobody else covers it.", Sentence().Then);
    }

    [Fact]
    public void An_account_that_stays_where_it_is_says_that_it_does_not_run_on_the_preferred_one()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        _facts.Add("Bo", EndsIn(60));
        ann.Order = 3;
        _facts.JudgeNow();
        ann.Order = 0;

        Assert.Equal("Running on Bo’s token since 21 November, not on the preferred one. Ann stands by.", Sentence().Then);
    }

    [Fact]
    public void A_paused_account_says_by_whom_and_until_when()
    {
        _facts.Add("Ann", EndsIn(16));
        _facts.Paused();
        Assert.Equal("Nobody else covers it. Paused by ann@example.com: nobody is told anything.", Sentence().Then);

        _facts.Paused(Times.InDays(3));
        Assert.Equal("Nobody else covers it. Paused by ann@example.com until 24 November: nobody is told anything.", Sentence().Then);

        _facts.Paused(Times.DaysAgo(1));
        Assert.Equal("Nobody else covers it.", Sentence().Then);
    }

    [Fact]
    public void A_paused_account_that_is_down_says_both()
    {
        _facts.Paused().Add("Ann", EndedAgo(1));

        Assert.Equal("Nothing is published and nothing is measured. Paused by ann@example.com: nobody is told anything.", Sentence().Then);
    }

    [Fact]
    public void A_login_of_another_network_is_named_by_its_own()
    {
        var instagram = new AccountFacts("instagram", "profile");
        instagram.Add("Ann", EndsIn(16), loginNetwork: "facebook");
        instagram.JudgeNow();

        Assert.Contains("when Ann’s Facebook access ends.", Said(AccountSentence.Of(instagram.Account, NetworkFacts.Catalog, ScreenFacts.Viewer())), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_those_of_the_viewer_s_zone()
    {
        _facts.Add("Ann", EndsIn(16.49));
        _facts.JudgeNow();

        var tokyo = AccountSentence.Of(_facts.Account, NetworkFacts.Catalog, ScreenFacts.Viewer("Asia/Tokyo"));

        Assert.StartsWith("Deactivates on 8 December, in 17 days", Said(tokyo), StringComparison.Ordinal);
        Assert.StartsWith("Deactivates on 7 December, in 17 days", Said(Sentence()), StringComparison.Ordinal);
    }

    private static string Said(Sentence sentence) => string.Concat(sentence.Say.Select(words => words.Text));

    private Sentence Sentence()
    {
        _facts.JudgeNow();
        return AccountSentence.Of(_facts.Account, NetworkFacts.Catalog, ScreenFacts.Viewer());
    }

    private void AssertSaid(string say, string then)
    {
        var sentence = Sentence();
        Assert.Equal((say, then), (Said(sentence), sentence.Then));
    }
}
