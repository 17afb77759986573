using AccountHealth.Core.Reasons;
using AccountHealth.Core.Timeline;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Rounds;

public sealed class TimelineTests : IAsyncLifetime
{
    private const string By = "admin@example.com";

    private TestInstallation _installation = null!;
    private int _seen;

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        await _installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(80) }));
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task The_first_sight_of_an_account_is_its_first_row()
    {
        Assert.Equal([(TimelineKind.Added, "Seen for the first time", Now)], (await _installation.TimelineAsync()).Select(entry => (entry.Kind, entry.Title, entry.At)));
    }

    [Fact]
    public async Task A_failover_says_from_whom_to_whom_and_why()
    {
        await LaterAsync();
        await Authorizations.RecordReasonAsync(await IdAsync("ann"), ReasonCodes.AccessRevoked, "she left", By, default);

        var rows = await NewAsync();
        Assert.Contains(rows, row => row is { Kind: TimelineKind.Action, Title: "Ann: Access revoked", Detail: "she left", By: By });
        Assert.Contains(rows, row => row is { Kind: TimelineKind.Moved, Title: "Moved from Ann to Bo", Detail: "Ann’s access was revoked" });
        Assert.Contains(rows, row => row is { Kind: TimelineKind.Status, Title: "On standby" });
    }

    [Fact]
    public async Task A_date_that_moves_is_a_row()
    {
        await LaterAsync();
        await _installation.Get<TokenChanges>().EditEndsAsync((await _installation.TokenAsync()).Id, new TokenEnds(EndsInDays(100)), By, default);

        Assert.Contains(await NewAsync(), row => row is { Kind: TimelineKind.Date, Title: "Deactivates 1 Mar 2027, 12:00 (UTC)", By: "" });
    }

    [Fact]
    public async Task Cover_that_is_lost_and_won_is_a_row()
    {
        await LaterAsync();
        await Authorizations.WithdrawAsync(await IdAsync("bo"), false, By, default);
        Assert.Contains(await NewAsync(), row => row is { Kind: TimelineKind.Cover, Title: "Covered by 1 person, 1 token", Detail: "Bo’s token was withdrawn here" });

        await LaterAsync();
        await Authorizations.RestoreAsync(await IdAsync("bo"), By, default);
        Assert.Contains(await NewAsync(), row => row is { Kind: TimelineKind.Cover, Title: "Covered by 2 people, 2 tokens" });
    }

    [Fact]
    public async Task Time_leaves_rows_that_nobody_did()
    {
        await LaterAsync();
        _installation.Clock.Now = InDays(90);
        await _installation.RunAsync("expiry");

        var row = Assert.Single(await NewAsync(), row => row.Kind == TimelineKind.Status);
        Assert.Equal(("Deactivated", "", InDays(90)), (row.Title, row.By, row.At));
    }

    [Fact]
    public async Task A_pause_is_one_row_and_its_end_another()
    {
        await LaterAsync();
        await _installation.Get<AccountChanges>().PauseAsync([(await _installation.AccountAsync()).Id], InDays(2), By, default);
        Assert.Equal(["Paused until 23 Nov 2026 12:00 UTC"], (await NewAsync()).Select(row => row.Title));

        await LaterAsync();
        _installation.Clock.Now = InDays(2);
        await _installation.RunAsync("expiry");
        Assert.Equal(["Active"], (await NewAsync()).Select(row => row.Title));
    }

    [Fact]
    public async Task What_changes_nothing_leaves_no_row()
    {
        await LaterAsync();
        await _installation.Get<AccountChanges>().JudgeAllAsync(null, default);

        Assert.Empty(await NewAsync());
    }

    private AuthorizationChanges Authorizations => _installation.Get<AuthorizationChanges>();

    private async Task<long> IdAsync(string user) => (await _installation.AccountAsync()).Of(user).Id;

    private async Task LaterAsync()
    {
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));
        _seen = (await _installation.TimelineAsync()).Count;
    }

    private async Task<IReadOnlyList<TimelineEntry>> NewAsync() => [.. (await _installation.TimelineAsync()).Skip(_seen)];
}
