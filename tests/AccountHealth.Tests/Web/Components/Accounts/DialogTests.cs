using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Hosting;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class DialogTests
{
    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void A_snooze_ends_in_three_days_at_eight_in_the_viewer_s_zone_unless_said_otherwise()
    {
        using var screen = new Screen();
        screen.Time.Use("America/New_York");

        var choice = screen.Submit<SnoozeDialog>(_ => { }, dialog => dialog.Find("textarea").Change(" waiting for Bo "));

        Assert.Equal(new SnoozeChoice(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero), "waiting for Bo"), choice);
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("")]
    public void A_snooze_needs_a_day_that_is_still_to_come(string day)
    {
        using var screen = new Screen();

        Assert.Null(screen.Submit<SnoozeDialog>(_ => { }, dialog => dialog.Find("input").Change(day)));
    }

    [Fact]
    public void A_pause_has_no_end_unless_one_is_chosen()
    {
        using var screen = new Screen();

        Assert.Equal(new PauseChoice(null), screen.Submit<PauseDialog>(_ => { }));
        Assert.Equal(new PauseChoice(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), screen.Submit<PauseDialog>(_ => { }, dialog => dialog.Find("input").Change("2026-12-01")));
        Assert.Null(screen.Submit<PauseDialog>(_ => { }, dialog => dialog.Find("input").Change("2026-11-21")));
    }

    [Fact]
    public void A_renewed_token_has_to_say_when_it_ends()
    {
        using var screen = new Screen();
        var one = _facts.Add("Ann", EndsIn(3));

        Assert.Null(screen.Submit<EndsDialog>(parameters => parameters.Add(dialog => dialog.Authorization, one).Add(dialog => dialog.IsRenewal, true)));
        Assert.Equal(
            new TokenEnds(End.Never, null, null),
            screen.Submit<EndsDialog>(
                parameters => parameters.Add(dialog => dialog.Authorization, one).Add(dialog => dialog.IsRenewal, true),
                dialog => dialog.Find("select").Change("Never")));
    }

    [Fact]
    public void Correcting_begins_with_what_is_recorded()
    {
        using var screen = new Screen();
        var one = _facts.Add("Ann", EndsIn(3) + HasGrantFor(30) + LosesDataAccessIn(60));

        var ends = screen.Submit<EndsDialog>(parameters => parameters.Add(dialog => dialog.Authorization, one));

        Assert.Equal(new TokenEnds(Times.EndsInDays(3), Times.EndsInDays(30), Times.EndsInDays(60)), ends);
    }

    [Fact]
    public void A_reason_says_how_far_it_reaches_and_only_then_can_be_recorded()
    {
        using var screen = new Screen();
        var one = _facts.Add("Ann", EndsIn(30));
        var dialog = screen.Render<ReasonDialog>(parameters => parameters.Add(reason => reason.Authorization, one).Add(reason => reason.AccountsOfToken, 12));
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));

        dialog.Find("select").Change(ReasonCodes.AccessRevoked);
        Assert.Contains("It counts for all 12 accounts of this login.", dialog.Text(), StringComparison.Ordinal);
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));

        dialog.Find("select").Change(ReasonCodes.InsufficientAccess);
        Assert.Contains("It counts for this account only.", dialog.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_that_only_the_product_itself_gives_are_not_offered()
    {
        using var screen = new Screen();
        var one = _facts.Add("Ann", EndsIn(30));

        var offered = screen.Render<ReasonDialog>(parameters => parameters.Add(reason => reason.Authorization, one)).FindAll("option").Select(option => option.GetAttribute("value"));

        Assert.Contains(ReasonCodes.AccessRevoked, offered);
        Assert.DoesNotContain(ReasonCodes.Withdrawn, offered);
        Assert.DoesNotContain(ReasonCodes.RateLimited, offered);
    }

    [Fact]
    public async Task Withdrawing_lists_what_each_account_loses_and_who_takes_over_first()
    {
        await using var screen = await InstalledScreen.CreateAsync(
            [Policies.Admin],
            CsvRow.Ann with { Id = "1", Name = "Acme", Expires = CsvFile.In(60) },
            CsvRow.Ann with { Id = "2", Name = "Bakery", Expires = CsvFile.In(60) },
            CsvRow.Bo with { Id = "2", Name = "Bakery", Expires = CsvFile.In(16) });
        var ann = (await screen.Installation.AccountAsync("1")).Of("ann");

        var dialog = screen.Screen.Render<WithdrawDialog>(parameters => parameters.Add(one => one.Authorization, ann));
        Assert.Equal(["Acme is deactivated at once: nobody else covers it."], Effects(dialog));
        dialog.FindAll("input[type=radio]")[1].Change("on");

        Assert.Equal(["Acme is deactivated at once: nobody else covers it.", "Bakery moves to Bo’s token, deactivates 7 Dec."], Effects(dialog));
        Assert.Equal("Withdraw from 2 accounts", dialog.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public async Task Revoking_is_offered_unticked_and_says_what_else_it_ends()
    {
        await using var screen = await RevokingAsync();
        var dialog = await WithdrawAsync(screen, () => Task.FromResult<Problem?>(null));
        Assert.False(dialog.Find("input[type=checkbox]").HasAttribute("checked"));
        Assert.Contains("X then refuses this token everywhere: on this account and on the 1 other account that it serves.", dialog.Text(), StringComparison.Ordinal);
        Assert.Equal("Withdraw from this account", dialog.Find("button[type=submit]").TextContent);

        dialog.Find("input[type=checkbox]").Change(true);

        Assert.Equal(2, Effects(dialog).Count);
        Assert.Equal("Withdraw and revoke at X", dialog.Find("button[type=submit]").TextContent);
        Assert.Contains("Only a new sign-in of Ann brings it back.", dialog.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unticked_nothing_is_asked_of_the_network()
    {
        await using var screen = await RevokingAsync();

        var choice = screen.Screen.Submit<WithdrawDialog>(With(await AnnAsync(screen), () => throw new InvalidOperationException("It was revoked.")));

        Assert.Equal(new WithdrawChoice(false), choice);
    }

    [Fact]
    public async Task Ticked_it_is_revoked_and_the_dialog_closes()
    {
        await using var screen = await RevokingAsync();
        var revoked = 0;

        var choice = screen.Screen.Submit<WithdrawDialog>(
            With(await AnnAsync(screen), () =>
            {
                revoked++;
                return Task.FromResult<Problem?>(null);
            }),
            dialog => dialog.Find("input[type=checkbox]").Change(true));

        Assert.Equal((new WithdrawChoice(true, true), 1), (choice, revoked));
    }

    [Fact]
    public async Task A_network_that_does_not_answer_is_named_and_withdrawing_here_only_is_offered()
    {
        await using var screen = await RevokingAsync();
        var dialog = await WithdrawAsync(screen, () => Task.FromResult<Problem?>(new Problem(ReasonCodes.NetworkOutage, "timed out")));

        dialog.Find("input[type=checkbox]").Change(true);
        await dialog.Find("form").SubmitAsync();

        Assert.Equal("X did not answer. Nothing was changed. You can withdraw it here only, or try again. timed out", dialog.Find("[role=alert]").Text());
        Assert.Equal("Withdraw here only, from this account", dialog.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public async Task Whoever_may_not_end_it_for_others_is_told_why()
    {
        await using var screen = await RevokingAsync();

        var dialog = screen.Screen.Render<WithdrawDialog>(With(await AnnAsync(screen), () => Task.FromResult<Problem?>(null), "Ask an admin."));

        Assert.True(dialog.Find("input[type=checkbox]").HasAttribute("disabled"));
        Assert.Contains("Ask an admin.", dialog.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_network_cannot_be_asked_the_person_is_named_who_can_remove_the_permission()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], CsvRow.Ann);

        var dialog = await WithdrawAsync(screen, () => Task.FromResult<Problem?>(null));

        Assert.Empty(dialog.FindAll("input[type=checkbox]"));
        Assert.Contains("The permission at the network itself stays until Ann removes it there.", dialog.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_is_one_address_or_nobody()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], CsvRow.Ann);

        Assert.Null(screen.Screen.Submit<OwnerDialog>(_ => { }, dialog => dialog.Find("input").Input("ann")));
        Assert.Equal("ann@example.com", screen.Screen.Submit<OwnerDialog>(_ => { }, dialog => dialog.Find("input").Input(" ann@example.com ")));
        Assert.Equal("", screen.Screen.Submit<OwnerDialog>(_ => { }));
    }

    /// <summary>Ann serves two accounts of X, where our app is set up.</summary>
    private static async Task<InstalledScreen> RevokingAsync()
    {
        var screen = await InstalledScreen.CreateAsync([Policies.Admin], CsvRow.Ann with { Id = "1" }, CsvRow.Ann with { Id = "2", Name = "Bakery" });
        Assert.Empty(await screen.Installation.Get<SettingsChanges>().SaveAsync(FakeConnector.SetUp.ToDictionary(one => one.Key, one => one.Value), CancellationToken.None));
        return screen;
    }

    private static async Task<Authorization> AnnAsync(InstalledScreen screen) => (await screen.Installation.AccountAsync("1")).Of("ann");

    private static async Task<IRenderedComponent<WithdrawDialog>> WithdrawAsync(InstalledScreen screen, Func<Task<Problem?>> revoke) =>
        screen.Screen.Render(With((await screen.Installation.AccountAsync("1")).Of("ann"), revoke));

    private static Action<ComponentParameterCollectionBuilder<WithdrawDialog>> With(Authorization one, Func<Task<Problem?>> revoke, string? refusal = null) => parameters => parameters
        .Add(dialog => dialog.Authorization, one).Add(dialog => dialog.Revoke, revoke).Add(dialog => dialog.RevokeRefusal, refusal);

    private static List<string> Effects(IRenderedComponent<WithdrawDialog> dialog) => [.. dialog.FindAll("li").Select(Rendered.Text)];
}
