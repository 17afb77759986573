using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Import;

/// <summary>What importing again leaves alone: what people did, and what it does not speak of.</summary>
public class ImportAgainKeepsTests
{
    private const string By = "admin@example.com";

    private static readonly CsvRow Ann = CsvRow.Ann with { Issued = CsvFile.Ago(10), Expires = CsvFile.In(60) };
    private static readonly CsvRow Bo = CsvRow.Bo with { Issued = CsvFile.Ago(10), Expires = CsvFile.In(90) };
    private static readonly CsvRow NewerAnn = Ann with { AccessToken = "tok-ann-2", Issued = CsvFile.Ago(1), Expires = CsvFile.In(120) };

    [Fact]
    public async Task Importing_again_keeps_an_order_set_by_hand()
    {
        await using var installation = await ImportedAsync(Ann, Bo);
        await ReorderAsync(installation, "bo", "ann");

        await AgainAsync(installation, Ann, Bo);
        await AgainAsync(installation, NewerAnn with { Order = "1" }, Bo with { Order = "7" });

        var account = await installation.AccountAsync();
        Assert.Equal((2, 1), (account.Of("ann").Order, account.Of("bo").Order));
    }

    [Fact]
    public async Task A_user_that_a_file_adds_to_an_account_ordered_by_hand_comes_last()
    {
        await using var installation = await ImportedAsync(Ann, Bo);
        await ReorderAsync(installation, "bo", "ann");

        await AgainAsync(installation, CsvRow.Ann with { User = "cy", UserName = "Cy", UserEmail = "cy@example.com", AccessToken = "tok-cy", Order = "1" });

        Assert.Equal(3, (await installation.AccountAsync()).Of("cy").Order);
    }

    [Fact]
    public async Task An_order_that_nobody_set_by_hand_follows_the_file()
    {
        await using var installation = await ImportedAsync(Ann, Bo);

        await AgainAsync(installation, Ann with { Order = "2" }, Bo with { Order = "1" });

        var account = await installation.AccountAsync();
        Assert.Equal((2, 1), (account.Of("ann").Order, account.Of("bo").Order));
        Assert.Equal(account.Of("bo").Id, account.Verdict.ActiveId);
    }

    [Fact]
    public async Task A_refresh_token_that_is_kept_keeps_its_end()
    {
        var ann = Ann with { RefreshToken = "ref-ann-1", RefreshExpires = CsvFile.In(300) };
        await using var installation = await ImportedAsync(ann);
        var end = (await installation.AccountAsync()).Of("ann").Token.RefreshEnd;
        Assert.True(end.IsDated);

        await AgainAsync(installation, NewerAnn);
        Assert.Equal(end, (await installation.AccountAsync()).Of("ann").Token.RefreshEnd);

        await AgainAsync(installation, ann with { AccessToken = "tok-ann-3", RefreshToken = "ref-ann-3", RefreshExpires = "", Issued = CsvFile.Ago(0.5) });
        Assert.True((await installation.AccountAsync()).Of("ann").Token.RefreshEnd.IsUnknown);
    }

    [Fact]
    public async Task Withdrawn_stays_withdrawn_even_when_a_newer_token_comes()
    {
        await using var installation = await ImportedAsync(Ann, Bo);
        await WithdrawAsync(installation, "ann");

        await AgainAsync(installation, NewerAnn, Bo);

        var ann = (await installation.AccountAsync()).Of("ann");
        Assert.NotNull(ann.WithdrawnAt);
        Assert.Equal((AuthorizationState.Withdrawn, EndsInDays(120)), (ann.Verdict.State, ann.Token.AccessEnd));
    }

    [Fact]
    public async Task A_known_reason_is_not_cleared_by_a_row_that_names_none()
    {
        await using var installation = await ImportedAsync(Ann with { Reason = ReasonCodes.AccessRevoked }, Bo with { Reason = ReasonCodes.InsufficientAccess });

        await AgainAsync(installation, Ann, Bo);

        var account = await installation.AccountAsync();
        Assert.Equal((ReasonCodes.AccessRevoked, ReasonCodes.InsufficientAccess), (account.Of("ann").Verdict.Reason, account.Of("bo").Verdict.Reason));
        Assert.Equal((ReasonCodes.AccessRevoked, ReasonCodes.InsufficientAccess), (account.Of("ann").Token.Health.Finding?.Reason, account.Of("bo").Finding?.Reason));
    }

    [Fact]
    public async Task A_newer_token_clears_every_reason_that_stood_against_the_older()
    {
        await using var installation = await ImportedAsync(Ann, Ann with { Id = "2" });
        await RecordAsync(installation, "1", ReasonCodes.AccessRevoked);
        await RecordAsync(installation, "2", ReasonCodes.InsufficientAccess);

        await AgainAsync(installation, NewerAnn);

        Assert.Equal(AccountStatus.Active, (await installation.AccountAsync()).Verdict.Status);
        var elsewhere = await installation.AccountAsync("2");
        Assert.Equal((AccountStatus.Active, null), (elsewhere.Verdict.Status, elsewhere.Of("ann").Finding));
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked)]
    [InlineData(ReasonCodes.InsufficientAccess)]
    public async Task A_reason_that_the_file_states_with_the_newer_token_stands_against_that_one(string reason)
    {
        await using var installation = await ImportedAsync(Ann with { Reason = reason });

        await AgainAsync(installation, NewerAnn with { Reason = reason });

        Assert.Equal(reason, (await installation.AccountAsync()).Of("ann").Verdict.Reason);
    }

    [Fact]
    public async Task A_newer_token_replaces_the_older_on_all_its_accounts_also_those_not_in_the_file()
    {
        await using var installation = await ImportedAsync(Ann, Ann with { Id = "2" }, Ann with { Id = "3", Kind = "ad-account" });

        await AgainAsync(installation, NewerAnn);

        foreach (var id in new[] { "1", "2", "3" })
        {
            var account = await installation.AccountAsync(id);
            Assert.Equal(EndsInDays(120), account.Verdict.DeactivatesAt);
            Assert.Equal(EndsInDays(90).Instant, account.Verdict.NextCheckAt);
        }
    }

    [Fact]
    public async Task A_newer_token_of_another_app_or_of_a_login_with_the_same_id_elsewhere_replaces_nothing()
    {
        await using var installation = await ImportedAsync(Ann);

        await AgainAsync(installation, NewerAnn with { App = "publisher", Id = "2" }, NewerAnn with { Network = "tiktok", Id = "3" });

        Assert.Equal(EndsInDays(60), (await installation.AccountAsync()).Verdict.DeactivatesAt);
    }

    [Fact]
    public async Task A_missing_row_deletes_nothing()
    {
        await using var installation = await ImportedAsync(Ann, Bo, Ann with { Id = "2" });

        await AgainAsync(installation, Ann);

        Assert.Equal(2, (await installation.AccountAsync()).Authorizations.Count);
        Assert.Single((await installation.AccountAsync("2")).Authorizations);
    }

    [Fact]
    public async Task A_row_without_a_user_takes_no_token_away()
    {
        await using var installation = await ImportedAsync(Ann);

        await AgainAsync(installation, CsvRow.NoToken);

        Assert.Single((await installation.AccountAsync()).Authorizations);
    }

    [Fact]
    public async Task After_a_newer_token_the_account_goes_back_to_its_preferred_login_without_a_mail()
    {
        await using var installation = await ImportedAsync(Ann, Bo);
        await RecordAsync(installation, "1", ReasonCodes.AccessRevoked);
        Assert.Equal(AccountStatus.OnStandby, (await installation.AccountAsync()).Verdict.Status);

        await AgainAsync(installation, NewerAnn);

        var account = await installation.AccountAsync();
        Assert.Equal((AccountStatus.Active, account.Of("ann").Id), (account.Verdict.Status, account.Verdict.ActiveId));
        Assert.Contains(await installation.TimelineAsync(), entry => entry.Title == "Moved from Bo to Ann");
    }

    private static async Task<TestInstallation> ImportedAsync(params CsvRow[] rows)
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(rows));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        return installation;
    }

    private static async Task AgainAsync(TestInstallation installation, params CsvRow[] rows)
    {
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(rows))).Problems);
    }

    private static async Task ReorderAsync(TestInstallation installation, params string[] users)
    {
        var account = await installation.AccountAsync();
        await installation.Get<AuthorizationChanges>().ReorderAsync(
            account.Id, [.. users.Select(user => account.Of(user).Id)], By, CancellationToken.None);
    }

    private static async Task WithdrawAsync(TestInstallation installation, string user) => await installation.Get<AuthorizationChanges>()
        .WithdrawAsync((await installation.AccountAsync()).Of(user).Id, false, By, CancellationToken.None);

    private static async Task RecordAsync(TestInstallation installation, string account, string reason) => await installation.Get<AuthorizationChanges>()
        .RecordReasonAsync((await installation.AccountAsync(account)).Of("ann").Id, reason, "", By, CancellationToken.None);
}
