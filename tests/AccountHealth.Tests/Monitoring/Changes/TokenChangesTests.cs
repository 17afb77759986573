using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Changes;

public class TokenChangesTests
{
    [Fact]
    public async Task A_token_renewed_elsewhere_brings_all_accounts_of_its_login_back()
    {
        await using var watched = await TwoAccountsOfAnnAsync();
        await RecordAsync(watched, ReasonCodes.AccessRevoked);
        await RecordAsync(watched, ReasonCodes.InsufficientAccess);

        var accounts = await watched.Get<TokenChanges>()
            .RenewAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(90)), By, CancellationToken.None);

        Assert.Equal(2, accounts);
        Assert.Equal(EndsInDays(90), (await watched.AccountAsync("1")).Verdict.DeactivatesAt);
        Assert.Equal(EndsInDays(90), (await watched.AccountAsync("2")).Verdict.DeactivatesAt);
    }

    [Fact]
    public async Task A_correction_of_its_ends_leaves_every_reason_in_place()
    {
        await using var watched = await TwoAccountsOfAnnAsync();
        await RecordAsync(watched, ReasonCodes.AccessRevoked);

        await watched.Get<TokenChanges>().EditEndsAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(90)), By, CancellationToken.None);

        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.AccessRevoked), ((await watched.AccountAsync("2")).Verdict.Status, (await watched.AccountAsync("2")).Verdict.Reason));
    }

    [Fact]
    public async Task An_end_that_is_not_named_stays_as_it_is()
    {
        await using var watched = await TwoAccountsOfAnnAsync();
        var changes = watched.Get<TokenChanges>();
        var token = await watched.TokenAsync("Ann");

        await changes.EditEndsAsync(token, new TokenEnds(null, Refresh: EndsInDays(200)), By, CancellationToken.None);
        await changes.EditEndsAsync(token, new TokenEnds(null, DataAccess: EndsInDays(150)), By, CancellationToken.None);

        var stored = (await watched.AccountAsync("1")).Authorizations[0].Token;
        Assert.Equal(
            (EndsInDays(20), EndsInDays(200), EndsInDays(150), true),
            (stored.AccessEnd, stored.RefreshEnd, stored.DataAccessEnd, stored.HasRefreshToken));
        Assert.Equal(EndsInDays(150), (await watched.AccountAsync("2")).Verdict.DeactivatesAt);
    }

    [Fact]
    public async Task A_token_added_by_hand_covers_the_account_and_its_owner_hears_that_it_works_again()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));
        await watched.RunAsync();

        var errors = await watched.Get<TokenChanges>().AddAsync(
            (await watched.AccountAsync("1")).Id,
            new Dictionary<string, string> { ["user_id"] = "bob", ["user_name"] = "Bob", ["expires_at"] = "never" },
            By,
            CancellationToken.None);
        await watched.RunAsync();

        Assert.Empty(errors);
        Assert.Equal((End.Never, "Account 1"), ((await watched.AccountAsync("1")).Verdict.DeactivatesAt, (await watched.AccountAsync("1")).Name));
        Assert.Equal([Admin, Owner], (await watched.DeliveriesAsync(NoticeKind.Recovered)).Select(one => one.To).Order());
    }

    [Fact]
    public async Task A_token_without_a_user_is_not_added()
    {
        await using var watched = await TwoAccountsOfAnnAsync();

        var errors = await watched.Get<TokenChanges>().AddAsync(
            (await watched.AccountAsync("1")).Id, new Dictionary<string, string> { ["user_name"] = "Bob" }, By, CancellationToken.None);

        Assert.Equal("user_id", Assert.Single(errors).Field);
        Assert.Single((await watched.AccountAsync("1")).Authorizations);
    }

    private static async Task RecordAsync(WatchedInstallation watched, string reason) => await watched.Get<AuthorizationChanges>()
        .RecordReasonAsync(await watched.AuthorizationAsync("1", "Ann"), reason, "", By, CancellationToken.None);

    private static async Task<WatchedInstallation> TwoAccountsOfAnnAsync()
    {
        var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(20), new ImportLine("2", "Ann").EndingIn(20));
        return watched;
    }
}
