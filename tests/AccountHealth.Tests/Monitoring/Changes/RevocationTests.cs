using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Ann serves accounts 1 and 2; Bob stands behind her on account 2.</summary>
public class RevocationTests
{
    private const string By = WatchedInstallation.By;
    private static readonly ImportLine Ann = new("1", "Ann") { Secret = "ann-secret", RefreshSecret = "ann-refresh", GrantEnds = "never" };

    private readonly FakeConnector _network = new();

    [Fact]
    public async Task A_revoked_token_is_withdrawn_from_all_its_accounts_in_one_round()
    {
        await using var watched = await CreateAsync();

        Assert.Null(await RevokeAsync(watched));

        Assert.Equal(("ann-secret", "ann-refresh"), (_network.Revoked.Single().AccessToken!.Reveal(), _network.Revoked.Single().RefreshToken!.Reveal()));
        var (first, second) = (await watched.AccountAsync("1"), await watched.AccountAsync("2"));
        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.Withdrawn), (first.Verdict.Status, first.Verdict.Reason));
        Assert.Equal((true, await watched.AuthorizationAsync("2", "Bob")), (second.Verdict.Usable == 1, second.Verdict.ActiveId));
        Assert.All(new[] { first, second }, account => Assert.Equal(watched.Now, account.Verdict.JudgedAt));
    }

    [Fact]
    public async Task Its_secrets_are_deleted_and_it_is_asked_about_no_more()
    {
        await using var watched = await CreateAsync();

        await RevokeAsync(watched);
        watched.Now += TimeSpan.FromDays(2);
        await watched.RunAsync("verify");

        var token = await watched.TokenAsync("Ann");
        Assert.False(await watched.QueryAsync(context => context.Tokens.Where(one => one.Id == token).Select(one => one.HasSecret).SingleAsync()));
        Assert.False(await watched.QueryAsync(context => context.TokenSecrets.AnyAsync(one => one.UserTokenId == token)));
        Assert.DoesNotContain(_network.Inspected, question => question.LoginId == "Ann");
    }

    [Fact]
    public async Task The_timelines_of_all_its_accounts_say_who_revoked()
    {
        await using var watched = await CreateAsync();

        await RevokeAsync(watched);

        Assert.Equal(
            ["1 Ann withdrawn and revoked at X tester@example.com", "2 Ann withdrawn and revoked at X tester@example.com"],
            await watched.QueryAsync(context => context.Timeline.Where(row => row.Title.Contains("revoked at"))
                .Join(context.Accounts, row => row.AccountId, account => account.Id, (row, account) => account.NativeId + " " + row.Title + " " + row.By)
                .Order().ToListAsync()));
    }

    [Theory]
    [InlineData(ReasonCodes.NetworkOutage)]
    [InlineData(ReasonCodes.RateLimited)]
    [InlineData(ReasonCodes.AppMisconfigured)]
    [InlineData(ReasonCodes.SecurityCheckpoint)]
    [InlineData(ReasonCodes.MissingPermissions)]
    public async Task Nothing_is_changed_where_the_network_does_not_say_that_it_is_gone(string reason)
    {
        await using var watched = await CreateAsync();
        var before = await watched.ContentsAsync();
        _network.Revocation = _ => new Problem(reason, "said the network");

        var problem = await RevokeAsync(watched);

        Assert.Equal((reason, "said the network"), (problem!.Reason, problem.Detail));
        Assert.Equal(before, await watched.ContentsAsync());
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked)]
    [InlineData(ReasonCodes.TokenExpired)]
    [InlineData(ReasonCodes.PasswordOrSecurityAlert)]
    [InlineData(ReasonCodes.UnknownAuthFailure)]
    public async Task One_that_the_network_says_is_invalid_already_counts_as_revoked(string reason)
    {
        await using var watched = await CreateAsync();
        _network.Revocation = _ => new Problem(reason, "said the network");

        Assert.Null(await RevokeAsync(watched));

        Assert.Equal(ReasonCodes.Withdrawn, (await watched.AccountAsync("1")).Verdict.Reason);
    }

    [Fact]
    public async Task An_access_token_that_is_over_is_renewed_first_for_its_grant_lives_on()
    {
        await using var watched = await CreateAsync();
        watched.Now += TimeSpan.FromDays(91);

        Assert.Null(await RevokeAsync(watched));

        Assert.Equal("renewed-newer", _network.Revoked.Single().AccessToken!.Reveal());
    }

    [Fact]
    public async Task A_refused_access_token_is_renewed_and_revoked_then()
    {
        await using var watched = await CreateAsync();
        _network.Revocation = question => question.AccessToken!.Reveal() == "ann-secret"
            ? new Problem(ReasonCodes.UnknownAuthFailure, "401") { RenewFirst = true }
            : true;

        Assert.Null(await RevokeAsync(watched));

        Assert.Equal(["ann-secret", "renewed-newer"], _network.Revoked.Select(one => one.AccessToken!.Reveal()));
        Assert.Equal(ReasonCodes.Withdrawn, (await watched.AccountAsync("1")).Verdict.Reason);
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked, true)]
    [InlineData(ReasonCodes.NetworkOutage, false)]
    public async Task A_grant_that_is_not_renewed_any_more_is_gone_and_one_without_an_answer_is_not(string reason, bool isGone)
    {
        await using var watched = await CreateAsync();
        watched.Now += TimeSpan.FromDays(91);
        _network.Renewal = _ => new Problem(reason, "said the network");

        Assert.Equal(isGone, await RevokeAsync(watched) is null);

        Assert.Empty(_network.Revoked);
        Assert.Equal(!isGone, await watched.QueryAsync(context => context.Tokens.AnyAsync(token => token.Login.NativeId == "Ann" && token.HasSecret)));
    }

    [Fact]
    public async Task What_the_network_said_before_does_not_bring_it_back()
    {
        await using var watched = await CreateAsync();
        _network.Inspection = question =>
        {
            if (question.LoginId == "Ann")
            {
                Task.Run(() => RevokeAsync(watched)).Wait();
            }

            return FakeConnector.Accepted(question);
        };

        await watched.RunAsync("verify");

        Assert.Equal(ReasonCodes.AccessRevoked, await FindingAsync(watched));
    }

    [Fact]
    public async Task Using_it_again_does_not_make_it_work()
    {
        await using var watched = await CreateAsync();
        await RevokeAsync(watched);

        await watched.Get<AuthorizationChanges>().RestoreAsync(await watched.AuthorizationAsync("1", "Ann"), By, CancellationToken.None);

        var account = await watched.AccountAsync("1");
        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.AccessRevoked), (account.Verdict.Status, account.Verdict.Reason));
    }

    [Fact]
    public async Task Connecting_it_again_does()
    {
        await using var watched = await CreateAsync();
        await RevokeAsync(watched);
        var home = new Uri("https://health.example.com/");
        await watched.Get<Connections>().BeginAsync(new("x", "default"), home, By, CancellationToken.None);
        var id = await watched.Get<Connections>().ReturnAsync(
            new Dictionary<string, string> { ["state"] = _network.Request!.State, ["code"] = "abc" }, By, CancellationToken.None);
        await watched.Get<ConnectChoice>().ChooseAsync(id!.Value, ["x/profile/1"], "", By, CancellationToken.None);

        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
        Assert.Equal("", await FindingAsync(watched));
        Assert.Equal(1, await watched.QueryAsync(context => context.TokenSecrets.CountAsync(one => one.Token.Login.NativeId == "Ann")));
    }

    [Fact]
    public async Task The_offer_says_how_many_accounts_the_token_serves()
    {
        await using var watched = await CreateAsync();

        Assert.Equal(new RevocationOffer("X", false, 2), await OfferAsync(watched));
    }

    [Fact]
    public async Task A_token_that_is_connected_again_while_the_one_before_is_revoked_stays()
    {
        await using var watched = await CreateAsync();
        _network.Meanwhile = _ => watched.ImportAsync(Ann.EndingIn(95) with { Secret = "ann-newer", RefreshSecret = "ann-newer-refresh" });

        Assert.NotNull(await RevokeAsync(watched));

        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
        var token = await watched.TokenAsync("Ann");
        Assert.True(await watched.QueryAsync(context => context.TokenSecrets.AnyAsync(one => one.UserTokenId == token)));
    }

    [Fact]
    public async Task Nothing_is_offered_for_a_token_without_a_secret()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(new ImportLine("1", "Ann"));

        Assert.Null(await OfferAsync(watched));
        Assert.NotNull(await RevokeAsync(watched));
        Assert.Empty(_network.Revoked);
    }

    [Fact]
    public async Task Nothing_is_offered_at_a_network_that_revokes_nothing()
    {
        var silent = new FakeConnector { Connector = new FakeConnector().Connector with { Revokes = false } };
        await using var watched = await WatchedInstallation.CreateAskingAsync(silent);
        await watched.ImportAsync(Ann);

        Assert.Null(await OfferAsync(watched));
    }

    [Fact]
    public async Task Nothing_is_offered_where_our_app_is_not_set_up()
    {
        await using var installation = await TestInstallation.CreateAsync((services, _) => services.Replace(ServiceDescriptor.Singleton(new ConnectorCatalog([_network]))));
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann));

        Assert.Null(await installation.Get<Revocations>().OfferAsync((await installation.AccountAsync()).Of("ann").Id, CancellationToken.None));
    }

    [Fact]
    public async Task Where_the_whole_grant_ends_other_tokens_of_the_person_are_asked_about_at_once()
    {
        var whole = new FakeConnector { Connector = new FakeConnector().Connector with { RevokesWholeGrant = true } };
        await using var watched = await WatchedInstallation.CreateAskingAsync(whole);
        await watched.ImportAsync(Ann, new ImportLine("7", "AnnToo") { Secret = "too" });
        await watched.QueryAsync(async context =>
        {
            var person = await context.Logins.Where(login => login.NativeId == "Ann").Select(login => login.PersonId).SingleAsync();
            await context.Logins.Where(login => login.NativeId == "AnnToo").ExecuteUpdateAsync(set => set.SetProperty(login => login.PersonId, person));
            return await context.Tokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, watched.Now.AddDays(1)));
        });

        await RevokeAsync(watched);

        Assert.Null(await watched.QueryAsync(context => context.Tokens.Where(token => token.Login.NativeId == "AnnToo").Select(token => token.NextInspectionAt).SingleAsync()));
    }

    private async Task<WatchedInstallation> CreateAsync()
    {
        var watched = await WatchedInstallation.CreateAskingAsync(_network);
        var ann = Ann.EndingIn(90);
        await watched.ImportAsync(ann, ann with { Account = "2", Name = "Account 2" }, new ImportLine("2", "Bob") { Secret = "bob", Order = 2 });
        watched.Now += TimeSpan.FromMinutes(1);
        return watched;
    }

    private static async Task<Problem?> RevokeAsync(WatchedInstallation watched) =>
        await watched.Get<Revocations>().RevokeAsync(await watched.AuthorizationAsync("1", "Ann"), By, CancellationToken.None);

    private static async Task<RevocationOffer?> OfferAsync(WatchedInstallation watched) =>
        await watched.Get<Revocations>().OfferAsync(await watched.AuthorizationAsync("1", "Ann"), CancellationToken.None);

    private static Task<string> FindingAsync(WatchedInstallation watched) => watched.QueryAsync(async context =>
        (await context.Tokens.AsNoTracking().SingleAsync(token => token.Login.NativeId == "Ann")).Health.Finding?.Reason ?? "");
}
