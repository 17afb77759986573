using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Verifying;

public class NetworkConditionTests
{
    private static readonly ImportLine Ann = new("1", "Ann") { Secret = "ann-secret", RefreshSecret = "ann-refresh", GrantEnds = "never" };
    private static readonly ImportLine Bob = new("2", "Bob") { Secret = "bob-secret", RefreshSecret = "bob-refresh", GrantEnds = "never" };

    private readonly FakeConnector _network = new();

    [Fact]
    public async Task A_limit_that_is_met_after_some_answers_is_the_networks_condition()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(20), Bob.EndingIn(20));
        _network.Inspection = question => question.LoginId == "Ann" ? FakeConnector.Accepted(question) : Limited(watched);

        await watched.RunAsync("verify");

        var condition = Assert.Single(await ConditionsAsync(watched));
        Assert.Equal((ReasonCodes.RateLimited, watched.Now.AddHours(1)), (condition.Reason, condition.Until));
    }

    [Fact]
    public async Task A_limit_that_is_met_at_an_account_is_the_networks_condition_and_the_account_is_asked_about_again()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(20));
        _network.Inspection = question => new TokenAnswer((Problem?)null)
        {
            Accounts = question.Accounts.ToDictionary(one => one.AuthorizationId, _ => new AccountAnswer(Limited(watched).Token)),
        };

        await watched.RunAsync("verify");

        var until = watched.Now.AddHours(1);
        Assert.Equal(until, Assert.Single(await ConditionsAsync(watched)).Until);
        Assert.Equal(until, await watched.QueryAsync(context => context.Tokens.Select(token => token.NextInspectionAt).SingleAsync()));
    }

    [Fact]
    public async Task A_network_whose_answers_say_that_our_budget_is_used_up_is_left_alone_until_it_is_back()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(20));
        _network.BudgetBackAt = watched.Now.AddMinutes(5);
        await watched.RunAsync("verify");
        Assert.Empty(_network.Inspected);
        Assert.Equal((ReasonCodes.RateLimited, _network.BudgetBackAt), Assert.Single((await ConditionsAsync(watched)).Select(one => (one.Reason, one.Until))));

        watched.Now += TimeSpan.FromMinutes(5);
        await watched.RunAsync("verify");

        Assert.Single(_network.Inspected);
        Assert.Empty(await ConditionsAsync(watched));
    }

    [Fact]
    public async Task What_renewing_met_is_not_lifted_by_an_answer_to_a_question()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(5)));
        _network.Renewal = _ => new Problem(ReasonCodes.AppMisconfigured, "invalid_client");
        await watched.RunAsync("refresh");

        await watched.RunAsync("verify");

        Assert.Equal(("refresh", ReasonCodes.AppMisconfigured), Assert.Single((await ConditionsAsync(watched)).Select(one => (one.Check, one.Reason))));
    }

    [Fact]
    public async Task A_network_that_did_not_answer_a_renewal_and_answers_a_question_is_there_again()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(5)));
        _network.Renewal = _ => new Problem(ReasonCodes.NetworkOutage, "timeout");
        await watched.RunAsync("refresh");
        Assert.Single(await ConditionsAsync(watched));

        await watched.RunAsync("verify");

        Assert.Empty(await ConditionsAsync(watched));
    }

    [Fact]
    public async Task A_token_that_alone_is_refused_as_ours_says_nothing_of_an_app_that_works_for_others()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(20), Bob.EndingIn(20));
        _network.Inspection = question => question.LoginId == "Ann" ? FakeConnector.Accepted(question) : FakeConnector.Refused(ReasonCodes.AppMisconfigured);

        await watched.RunAsync("verify");

        Assert.Empty(await ConditionsAsync(watched));
    }

    [Fact]
    public async Task Of_a_network_that_is_asked_no_more_nothing_is_known()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(20));
        await watched.QueryAsync(async context =>
        {
            context.NetworkConditions.Add(new NetworkCondition { Network = "snapchat", Check = "verify", Reason = ReasonCodes.NetworkOutage, Since = Times.Now });
            return await context.SaveChangesAsync();
        });

        await watched.RunAsync("verify");

        Assert.Empty(await ConditionsAsync(watched));
    }

    [Fact]
    public void Ten_silences_in_a_row_are_the_network_and_nine_are_not()
    {
        var hearing = new Hearings();

        hearing.Hear(ReasonCodes.NetworkOutage, times: 9);
        hearing.Hear(null, times: 1);
        hearing.Hear(ReasonCodes.NetworkOutage, times: 9);
        Assert.Null(hearing.Stop);

        hearing.Hear(ReasonCodes.NetworkOutage, times: 1);
        Assert.Equal(ReasonCodes.NetworkOutage, hearing.Stop);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_network_that_does_not_answer_keeps_no_other_waiting()
    {
        var silent = new FakeConnector { Descriptor = NetworkFacts.Catalog["snapchat"] };
        var never = new TaskCompletionSource();
        silent.Meanwhile = _ => never.Task;
        await using var watched = await WatchedInstallation.CreateAskingAsync([silent, _network]);
        await watched.ImportAsync(Ann.EndingIn(20), new ImportLine("3", "Cy") { Network = "snapchat", Kind = "ad-account", Secret = "cy-secret", Ends = "never" });
        _network.Inspection = _ => FakeConnector.Refused(ReasonCodes.AccessRevoked);

        var run = watched.RunAsync("verify");
        while ((await watched.AccountAsync("1")).Verdict.Status != AccountStatus.Deactivated)
        {
            Assert.False(run.IsCompleted);
        }

        never.SetResult();
        await run;
    }

    private static TokenAnswer Limited(WatchedInstallation watched) =>
        new(new Problem(ReasonCodes.RateLimited, "429") { Until = watched.Now.AddHours(1) });

    private static Task<List<NetworkCondition>> ConditionsAsync(WatchedInstallation watched) =>
        watched.QueryAsync(context => context.NetworkConditions.AsNoTracking().ToListAsync());

    private async Task<WatchedInstallation> CreateAsync(params ImportLine[] lines)
    {
        var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(lines);
        return watched;
    }

    private sealed class Hearings
    {
        private readonly AccountHealth.Monitoring.Verifying.Hearing _hearing = new();

        public string? Stop => _hearing.Stop?.Reason;

        public void Hear(string? reason, int times)
        {
            for (var nth = 0; nth < times; nth++)
            {
                _hearing.Hear(UserToken.DefaultApp, reason is null ? null : new Problem(reason, ""));
            }
        }
    }
}
