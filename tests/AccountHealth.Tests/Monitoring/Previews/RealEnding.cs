using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Previews;

/// <summary>Ends tokens in the database, and counts what became of the accounts.</summary>
internal sealed class RealEnding(TestInstallation installation)
{
    /// <summary>People with tokens, those with most accounts first.</summary>
    public Task<List<long>> PeopleAsync() => installation.QueryAsync(context => context.Authorizations.Where(one => one.WithdrawnAt == null)
        .GroupBy(one => one.Token.Login.PersonId).OrderByDescending(person => person.Count()).ThenBy(person => person.Key)
        .Select(person => person.Key).ToListAsync());

    public Task<List<long>> TokensAsync(long person) => installation.QueryAsync(context => context.Tokens
        .Where(token => token.Login.PersonId == person).OrderBy(token => token.Id).Select(token => token.Id).ToListAsync());

    /// <summary>What becomes of each account when these tokens are refused: now, or once the time until then has gone by.</summary>
    public async Task<Dictionary<long, Impact>> EndAsync(IReadOnlyCollection<long> tokens, DateTimeOffset? at = null)
    {
        await installation.RunAsync("expiry");
        var before = await AccountsAsync(tokens);
        if (at is { } day)
        {
            await PassAsync(day);
        }

        foreach (var token in tokens)
        {
            var one = await installation.QueryAsync(context => context.Authorizations.Where(one => one.UserTokenId == token).Select(one => one.Id).FirstAsync());
            await installation.Get<AuthorizationChanges>().RecordReasonAsync(one, ReasonCodes.AccessRevoked, "", "test", CancellationToken.None);
        }

        var after = await AccountsAsync(tokens);
        return before.Keys.ToDictionary(id => id, id => Of(before[id], after[id]));
    }

    /// <summary>Time passes from one due instant to the next, as it does for the product.</summary>
    private async Task PassAsync(DateTimeOffset until)
    {
        while (await installation.QueryAsync(context => context.Accounts.MinAsync(account => account.Verdict.NextCheckAt)) is { } due && due <= until)
        {
            installation.Clock.Now = due > installation.Clock.Now ? due : installation.Clock.Now;
            await installation.RunAsync("expiry");
        }

        installation.Clock.Now = until;
    }

    private static Impact Of(Counted before, Counted after) => before switch
    {
        { Deactivated: true } or { Held: 0, ProbablyEnded: 0 } => Impact.None,
        _ when after.Deactivated => Impact.Deactivates,
        { Held: 0 } => Impact.None,
        _ when after.Usable == 0 => Impact.Uncertain,
        _ => after.Active == before.Active ? Impact.LosesStandby : Impact.FailsOver,
    };

    private async Task<Dictionary<long, Counted>> AccountsAsync(IReadOnlyCollection<long> tokens) => (await installation.QueryAsync(context => context.Accounts
        .Where(account => account.Authorizations.Any(one => tokens.Contains(one.UserTokenId) && one.WithdrawnAt == null))
        .Select(account => new Counted(
            account.Id,
            account.Verdict.Underlying == AccountStatus.Deactivated,
            account.Verdict.ActiveId,
            account.Verdict.Usable,
            account.Authorizations.Count(one => tokens.Contains(one.UserTokenId) && one.Verdict.State == AuthorizationState.Usable),
            account.Authorizations.Count(one => tokens.Contains(one.UserTokenId) && one.Verdict.State == AuthorizationState.ProbablyEnded)))
        .ToListAsync())).ToDictionary(one => one.Id);

    /// <param name="Held">How many of the tokens it can use.</param>
    private sealed record Counted(long Id, bool Deactivated, long? Active, int Usable, int Held, int ProbablyEnded);
}
