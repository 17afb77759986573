using AccountHealth.Core.Accounts;
using AccountHealth.Core.Import;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Ann's token serves accounts 1 and 2.</summary>
public sealed class TokenChangesTests : IAsyncLifetime
{
    private const string By = "admin@example.com";

    private TestInstallation _installation = null!;

    private TokenChanges Changes => _installation.Get<TokenChanges>();

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        var ann = CsvRow.Ann with { Expires = CsvFile.In(60), DataAccessExpires = CsvFile.In(80), Owner = "owner@example.com" };
        await _installation.ImportAsync(CsvFile.Of(ann, ann with { Id = "2" }));
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task Renewed_elsewhere_records_the_new_end_for_all_accounts_of_the_login()
    {
        var accounts = await Changes.RenewAsync(await TokenAsync(), new TokenEnds(EndsInDays(70)), By, default);

        Assert.Equal(2, accounts);
        Assert.Equal(EndsInDays(70), (await _installation.AccountAsync("1")).Verdict.DeactivatesAt);
        Assert.Equal(EndsInDays(70), (await _installation.AccountAsync("2")).Verdict.DeactivatesAt);
        Assert.Contains(await _installation.TimelineAsync("2"), entry => entry.Title == "Ann: renewed" && entry.By == By);
    }

    [Fact]
    public async Task A_renewal_clears_every_reason_against_the_older_token()
    {
        await RecordAsync("1", ReasonCodes.AccessRevoked);
        await RecordAsync("2", ReasonCodes.InsufficientAccess);

        await Changes.RenewAsync(await TokenAsync(), new TokenEnds(EndsInDays(70)), By, default);

        Assert.Equal(AccountStatus.Active, (await _installation.AccountAsync("1")).Verdict.Status);
        Assert.Equal(AccountStatus.Active, (await _installation.AccountAsync("2")).Verdict.Status);
    }

    [Fact]
    public async Task Ends_that_are_corrected_leave_every_reason_alone()
    {
        await RecordAsync("1", ReasonCodes.AccessRevoked);

        await Changes.EditEndsAsync(await TokenAsync(), new TokenEnds(EndsInDays(70)), By, default);

        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.AccessRevoked), ((await _installation.AccountAsync()).Verdict.Status, (await _installation.AccountAsync()).Verdict.Reason));
        Assert.Equal(EndsInDays(70), (await _installation.TokenAsync()).AccessEnd);
    }

    [Fact]
    public async Task An_end_that_is_not_named_stays_as_it_is()
    {
        await Changes.EditEndsAsync(await TokenAsync(), new TokenEnds(null, DataAccess: EndsInDays(20)), By, default);

        var token = await _installation.TokenAsync();
        Assert.Equal((EndsInDays(60), EndsInDays(20), false), (token.AccessEnd, token.DataAccessEnd, token.HasRefreshToken));
    }

    [Fact]
    public async Task Telling_when_the_grant_ends_tells_that_there_is_one()
    {
        await Changes.EditEndsAsync(await TokenAsync(), new TokenEnds(null, EndsInDays(365), End.Unknown), By, default);

        Assert.True((await _installation.TokenAsync()).HasRefreshToken);
        Assert.Equal((ClockKind.Refresh, EndsInDays(365)), ((await _installation.AccountAsync()).Of("ann").Verdict.BindingClock, (await _installation.AccountAsync()).Verdict.DeactivatesAt));
    }

    [Fact]
    public async Task A_token_added_by_hand_is_a_standby_that_leaves_the_accounts_own_facts_alone()
    {
        var errors = await AddAsync(("user_id", "bo"), ("user_name", "Bo"), ("access_token", "tok-bo"), ("expires_at", CsvFile.In(200)), ("account_name", "Other"), ("owner_email", "x@example.com"));

        var account = await _installation.AccountAsync();
        Assert.Empty(errors);
        Assert.Equal(("Acme", "owner@example.com"), (account.Name, account.OwnerEmail));
        Assert.Equal((2, 2, EndsInDays(200)), (account.Of("bo").Order, account.Verdict.Usable, account.Verdict.DeactivatesAt));
        Assert.Equal("tok-bo", (await _installation.SecretsAsync("bo")).Access);
        Assert.Contains(await _installation.TimelineAsync(), entry => entry.Title == "Token of Bo added" && entry.By == By);
    }

    [Fact]
    public async Task A_token_of_a_known_login_added_by_hand_replaces_the_older_on_all_its_accounts()
    {
        await AddAsync(("user_id", "ann"), ("access_token", "tok-ann-2"), ("expires_at", CsvFile.In(75)));

        Assert.Equal(EndsInDays(75), (await _installation.AccountAsync("2")).Verdict.DeactivatesAt);
        Assert.Single((await _installation.AccountAsync()).Authorizations);
    }

    [Fact]
    public async Task What_is_wrong_with_an_added_token_is_said_by_field_and_nothing_is_added()
    {
        var before = await _installation.ContentsAsync();

        var errors = await AddAsync(("user_id", ""), ("expires_at", "soon"));
        var noUser = await AddAsync(("user_name", "Bo"));

        Assert.Contains(errors, error => error.Field == ImportColumns.ExpiresAt);
        Assert.Equal([ImportColumns.UserId], noUser.Select(error => error.Field));
        Assert.Equal(before, await _installation.ContentsAsync());
    }

    private async Task<IReadOnlyList<AccountHealth.Core.Macros.FieldError>> AddAsync(params (string Column, string Text)[] cells) => await Changes.AddAsync(
        (await _installation.AccountAsync()).Id, cells.ToDictionary(cell => cell.Column, cell => cell.Text), By, default);

    private async Task<long> TokenAsync() => (await _installation.TokenAsync()).Id;

    private async Task RecordAsync(string account, string reason) => await _installation.Get<AuthorizationChanges>()
        .RecordReasonAsync((await _installation.AccountAsync(account)).Of("ann").Id, reason, "", By, default);
}
