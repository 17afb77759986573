using AccountHealth.Core.Installation;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Today;
using AccountHealth.Web.Hosting;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Today;

public class TodayPartsTests
{
    private static readonly InstallationSettings Sending = new() { SendingEnabled = true };

    [Fact]
    public void When_all_is_well_with_mail_nothing_is_noted()
    {
        Assert.Equal("", Notes(new Attention(), Sending));
    }

    [Fact]
    public void Without_an_admin_it_is_said_what_that_means()
    {
        Assert.Contains("There is no admin: what nobody else is told, nobody is told.", Notes(new Attention(), Sending, hasAdmin: false), StringComparison.Ordinal);
    }

    [Fact]
    public void That_sending_is_off_is_said_to_all_and_the_way_to_turn_it_on_is_shown_to_admins()
    {
        var off = new InstallationSettings();

        Assert.Equal("To know Sending is off: nobody is told anything by mail. Turn it on", Notes(new Attention(), off, rights: Policies.Admin));
        Assert.Equal("To know Sending is off: nobody is told anything by mail.", Notes(new Attention(), off, rights: Policies.Ops));
    }

    [Theory]
    [InlineData(1, 0, "To know 1 mail was refused.")]
    [InlineData(2, 0, "To know 2 mails were refused.")]
    [InlineData(0, 1, "To know 1 account has probably ended. Show")]
    [InlineData(0, 3, "To know 3 accounts have probably ended. Show")]
    public void Refused_mails_and_accounts_that_probably_ended_are_counted(int refused, int ended, string noted)
    {
        Assert.Equal(noted, Notes(new Attention { RefusedMails = refused, ProbablyEnded = ended }, Sending));
    }

    [Fact]
    public void A_check_says_whether_it_runs_never_ran_or_how_it_went()
    {
        using var screen = new Screen();
        CheckState[] states =
        [
            State("expiry") with { IsRunning = true, LastRunAt = Times.DaysAgo(1), LastOutcome = RunOutcome.Well, LastSummary = "3 accounts" },
            State("purge"),
            State("repair") with { LastRunAt = Times.DaysAgo(1), LastOutcome = RunOutcome.Attention, LastSummary = "mended 2 accounts" },
        ];

        var list = screen.Render<CheckList>(parameters => parameters.Add(one => one.States, states));

        Assert.Equal("Expiry running yesterday Purge not run yet Repair mended 2 accounts yesterday", list.Text());
        Assert.Equal(["sync", "schedule", "warning"], list.FindAll("[aria-hidden=true]").Select(icon => icon.TextContent));
    }

    [Fact]
    public void People_to_ask_are_shown_with_their_networks_the_reason_and_the_time_left()
    {
        var text = Needs(
            new PersonToAsk(1, "Ann", ["linkedin", "x"], [ReasonCodes.AccessRevoked], 1, Times.EndedDaysAgo(3)),
            new PersonToAsk(2, "Bo", ["x"], [ReasonCodes.AccessRevoked, ReasonCodes.TokenExpired], 12, Times.EndsInDays(5)),
            new PersonToAsk(3, "Cy", [], [], 2, End.Unknown)).Text();

        Assert.Contains("Ann LinkedIn, X, access revoked 1 account 3 days ago 18 Nov", text, StringComparison.Ordinal);
        Assert.Contains("Bo X 12 accounts 5 days from 26 Nov", text, StringComparison.Ordinal);
        Assert.EndsWith("Cy 2 accounts", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_four_people_are_named_and_the_others_counted()
    {
        var people = Enumerable.Range(1, 6).Select(id => new PersonToAsk(id, $"Person {id}", [], [], 1, End.Unknown)).ToArray();

        Assert.EndsWith("Person 4 1 account 2 more people", Needs(people).Text(), StringComparison.Ordinal);
        Assert.EndsWith("Person 4 1 account 1 more person", Needs(people[..5]).Text(), StringComparison.Ordinal);
        Assert.EndsWith("Person 4 1 account", Needs(people[..4]).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_leads_to_that_person_s_accounts_in_the_same_list()
    {
        var link = Needs(new PersonToAsk(7, "Ann", [], [], 1, End.Unknown)).Find("li a");

        Assert.Equal("accounts?status=expiring&person=7", link.GetAttribute("href"));
    }

    private static CheckState State(string name) => new() { Name = name, Description = "", Schedule = "" };

    private static string Notes(Attention attention, InstallationSettings settings, bool hasAdmin = true, string rights = "none")
    {
        using var screen = new Screen().As(rights);
        return screen.Render<MailNotes>(parameters => parameters
            .Add(notes => notes.Attention, attention).Add(notes => notes.Settings, settings).Add(notes => notes.HasAdmin, hasAdmin)).Text();
    }

    private static IRenderedComponent<Needs> Needs(params PersonToAsk[] people) => new Screen().Render<Needs>(parameters => parameters
        .Add(needs => needs.Title, "Expiring").Add(needs => needs.Icon, "help").Add(needs => needs.Count, 9)
        .Add(needs => needs.People, people).Add(needs => needs.All, "accounts?status=expiring"));
}
