using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Import;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Import;

/// <summary>What a row that comes again may change of a token.</summary>
public class ImportAgainTests
{
    private static readonly CsvRow Known = CsvRow.Ann with
    {
        RefreshToken = "ref-ann-1",
        Issued = CsvFile.Ago(10),
        Expires = CsvFile.In(20),
        RefreshExpires = CsvFile.In(50),
        Scopes = "tweet.read",
        LastUsed = CsvFile.Ago(5),
    };

    private static readonly CsvRow DatesOnly = Known with { AccessToken = "", RefreshToken = "" };

    [Fact]
    public async Task A_file_that_says_the_same_again_changes_nothing()
    {
        await using var installation = await ImportedAsync(Known, CsvRow.Bo);
        var before = await installation.ContentsAsync();

        var result = await ImportAgainAsync(installation, Known, CsvRow.Bo);

        Assert.Equal((0, 0, 1, 0, 0), (result.AccountsAdded, result.AccountsChanged, result.AccountsUnchanged, result.TokensAdded, result.TokensRenewed));
        Assert.Empty(result.Changes);
        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task Other_ends_and_scopes_beside_the_same_secret_and_consent_change_nothing()
    {
        await using var installation = await ImportedAsync(Known);

        await ImportAgainAsync(installation, Known with { Expires = CsvFile.In(300), RefreshExpires = "never", DataAccessExpires = CsvFile.In(1), Scopes = "users.read" });

        var token = await installation.TokenAsync();
        Assert.Equal((EndsInDays(20), EndsInDays(50), End.Unknown, "tweet.read"), (token.AccessEnd, token.RefreshEnd, token.DataAccessEnd, token.Scopes));
    }

    [Fact]
    public async Task A_secret_that_differs_brings_all_the_facts_of_its_row()
    {
        await using var installation = await ImportedAsync(Known);

        var result = await ImportAgainAsync(installation, Known with { AccessToken = "tok-ann-2", Expires = CsvFile.In(300), Scopes = "users.read" });

        var token = await installation.TokenAsync();
        Assert.Equal((EndsInDays(300), "users.read"), (token.AccessEnd, token.Scopes));
        Assert.Equal(("tok-ann-2", "ref-ann-1"), await installation.SecretsAsync());
        Assert.Equal(1, result.TokensRenewed);
    }

    [Fact]
    public async Task A_newer_consent_brings_all_the_facts_of_its_row_and_an_empty_secret_keeps_the_stored_one()
    {
        await using var installation = await ImportedAsync(Known);

        await ImportAgainAsync(installation, Known with { AccessToken = "", RefreshToken = "", Issued = CsvFile.Ago(1), Expires = CsvFile.In(300), RefreshExpires = CsvFile.In(400) });

        var token = await installation.TokenAsync();
        Assert.Equal((DaysAgo(1), EndsInDays(300), true), (token.IssuedAt, token.AccessEnd, token.HasSecret));
        Assert.Equal(("tok-ann-1", "ref-ann-1"), await installation.SecretsAsync());
    }

    [Fact]
    public async Task A_newer_token_without_a_refresh_token_keeps_the_old_one()
    {
        await using var installation = await ImportedAsync(Known);

        await ImportAgainAsync(installation, Known with { AccessToken = "tok-ann-2", RefreshToken = "", RefreshExpires = "" });

        Assert.Equal("ref-ann-1", (await installation.SecretsAsync()).Refresh);
        Assert.True((await installation.TokenAsync()).HasRefreshToken);
    }

    [Fact]
    public async Task An_older_consent_with_the_same_secret_changes_nothing()
    {
        await using var installation = await ImportedAsync(Known);

        await ImportAgainAsync(installation, Known with { Issued = CsvFile.Ago(11), Expires = CsvFile.In(300) });

        var token = await installation.TokenAsync();
        Assert.Equal((DaysAgo(10), EndsInDays(20)), (token.IssuedAt, token.AccessEnd));
    }

    [Fact]
    public async Task Of_a_token_without_a_secret_any_end_that_differs_changes_its_facts()
    {
        await using var installation = await ImportedAsync(DatesOnly);

        var result = await ImportAgainAsync(installation, DatesOnly with { DataAccessExpires = CsvFile.In(9) });

        Assert.Equal(1, result.TokensRenewed);
        Assert.Equal(EndsInDays(9), (await installation.TokenAsync()).DataAccessEnd);
        Assert.False((await installation.TokenAsync()).HasSecret);
    }

    [Fact]
    public async Task Of_a_token_without_a_secret_the_same_ends_change_nothing()
    {
        await using var installation = await ImportedAsync(DatesOnly);

        var result = await ImportAgainAsync(installation, DatesOnly with { Scopes = "users.read" });

        Assert.Equal(0, result.TokensRenewed);
        Assert.Equal("tweet.read", (await installation.TokenAsync()).Scopes);
    }

    [Fact]
    public async Task A_first_secret_makes_a_watched_token_a_real_one()
    {
        await using var installation = await ImportedAsync(DatesOnly);

        await ImportAgainAsync(installation, Known);

        Assert.True((await installation.TokenAsync()).HasSecret);
        Assert.Equal(("tok-ann-1", "ref-ann-1"), await installation.SecretsAsync());
    }

    [Fact]
    public async Task A_later_last_use_always_counts()
    {
        await using var installation = await ImportedAsync(Known);

        var result = await ImportAgainAsync(installation, Known with { LastUsed = CsvFile.Ago(2) });

        Assert.Equal(DaysAgo(2), (await installation.TokenAsync()).LastUsedAt);
        Assert.Equal((1, 0), (result.AccountsChanged, result.TokensRenewed));
    }

    [Fact]
    public async Task An_earlier_last_use_or_none_never_counts()
    {
        await using var installation = await ImportedAsync(Known);

        await ImportAgainAsync(installation, Known with { LastUsed = CsvFile.Ago(6) });
        await ImportAgainAsync(installation, Known with { LastUsed = "", AccessToken = "tok-ann-2" });

        Assert.Equal(DaysAgo(5), (await installation.TokenAsync()).LastUsedAt);
    }

    [Fact]
    public async Task A_later_last_use_moves_the_inactivity_clock_of_every_account_of_the_token()
    {
        var row = CsvRow.Ann with { Network = "youtube", Kind = "channel", RefreshToken = "ref", RefreshExpires = "never", LastUsed = CsvFile.Ago(170) };
        await using var installation = await ImportedAsync(row, row with { Id = "2" });

        await ImportAgainAsync(installation, row with { LastUsed = CsvFile.Ago(1) });

        Assert.Equal(EndsInDays(179), (await installation.AccountAsync()).Verdict.DeactivatesAt);
        Assert.Equal(EndsInDays(179), (await installation.AccountAsync("2")).Verdict.DeactivatesAt);
    }

    [Fact]
    public async Task An_old_file_does_not_undo_a_renewal_by_hand()
    {
        await using var installation = await ImportedAsync(Known);
        installation.Clock.Advance(TimeSpan.FromHours(1));
        await installation.Get<TokenChanges>().RenewAsync(
            (await installation.TokenAsync()).Id, new TokenEnds(EndsInDays(90), EndsInDays(365)), "ann@example.com", CancellationToken.None);

        await ImportAgainAsync(installation, Known);

        Assert.Equal(EndsInDays(365), (await installation.AccountAsync()).Verdict.DeactivatesAt);
    }

    private static async Task<TestInstallation> ImportedAsync(params CsvRow[] rows)
    {
        var installation = await TestInstallation.CreateAsync();
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(rows))).Problems);
        return installation;
    }

    private static Task<ImportResult> ImportAgainAsync(TestInstallation installation, params CsvRow[] rows)
    {
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        return installation.ImportAsync(CsvFile.Of(rows));
    }
}
