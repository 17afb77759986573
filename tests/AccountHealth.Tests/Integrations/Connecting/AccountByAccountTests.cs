using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Integrations.Connecting;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>What is asked about account by account: which answers end it, and which are about one account only.</summary>
public class AccountByAccountTests
{
    [Theory]
    [InlineData(ReasonCodes.InsufficientAccess)]
    [InlineData(ReasonCodes.AdAccountDisabled)]
    [InlineData(ReasonCodes.NetworkOutage)]
    [InlineData(ReasonCodes.AppMisconfigured)]
    public async Task A_problem_with_one_account_leaves_the_others_to_be_asked_about(string reason)
    {
        var answer = await AskAsync(reason);

        Assert.Null(answer.Token);
        Assert.Equal([null, reason, null], answer.Accounts.OrderBy(one => one.Key).Select(one => one.Value.Problem?.Reason));
    }

    [Fact]
    public async Task A_request_too_many_stands_for_all_that_are_left()
    {
        var answer = await AskAsync(ReasonCodes.RateLimited);

        Assert.Null(answer.Token);
        Assert.Equal([null, ReasonCodes.RateLimited, ReasonCodes.RateLimited], answer.Accounts.OrderBy(one => one.Key).Select(one => one.Value.Problem?.Reason));
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked)]
    [InlineData(ReasonCodes.UnknownAuthFailure)]
    public async Task A_token_that_is_refused_is_refused_for_all(string reason)
    {
        var answer = await AskAsync(reason);

        Assert.Equal(reason, answer.Token?.Reason);
        Assert.Empty(answer.Accounts);
    }

    /// <summary>Three accounts; with the second there is a problem.</summary>
    private static Task<TokenAnswer> AskAsync(string reason) => AccountByAccount.AskAsync(
        [.. Enumerable.Range(1, 3).Select(nth => new AskedAccount(nth, "pinterest", AccountKind.AdAccount, $"{nth}"))],
        asked => Task.FromResult(new AccountAnswer(asked.AuthorizationId == 2 ? new Problem(reason, "HTTP 400") : null)));
}
