using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Verifying;

/// <param name="Of">Which edition of the token it was said of.</param>
internal sealed record HeardAnswer(TokenAnswer Answer, TokenEdition Of);

/// <summary>Puts what a network said of a token onto the token and its authorizations, and has their accounts judged.</summary>
internal static class InspectionKeeping
{
    private const int MostOfDetail = 300;

    /// <summary>What was asked about within this is not asked about again because of another's refusal.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    public static async Task KeepAsync(Round round, IReadOnlyDictionary<long, HeardAnswer> heard, CancellationToken cancellationToken)
    {
        var ids = heard.Keys.ToList();
        var tokens = await round.Context.Tokens.Include(token => token.Login)
            .Include(token => token.Authorizations).ThenInclude(one => one.Account)
            // What was revoked while the network was asked stays revoked, whatever it said before.
            .AsSplitQuery().Where(token => ids.Contains(token.Id) && token.HasSecret).ToListAsync(cancellationToken);
        var refused = new List<UserToken>();
        foreach (var token in tokens)
        {
            var hadFinding = token.Health.Finding is not null;
            // Whoever connected it again meanwhile is not told what was said of the token before.
            if (heard[token.Id].Of == token.Edition)
            {
                Keep(round, token, heard[token.Id].Answer);
                if (!hadFinding && token.Health.Finding is not null)
                {
                    refused.Add(token);
                }
            }
        }

        await AskNextAsync(round, refused, cancellationToken);
    }

    private static void Keep(Round round, UserToken token, TokenAnswer answer)
    {
        var before = (token.Health.Finding, token.AccessEnd, token.DataAccessEnd, token.Scopes, token.Health.AcceptedAt is null, token.Health.NeedsHuman);
        token.Health = InspectionOf(token, answer, round.Now) is { } inspection ? token.Health.After(inspection) : token.Health;
        token.AccessEnd = answer.Ends?.Access ?? token.AccessEnd;
        token.DataAccessEnd = answer.Ends?.DataAccess ?? token.DataAccessEnd;
        token.Scopes = answer.Scopes ?? token.Scopes;
        token.NextInspectionAt = InspectionTiming.Next(answer, EndOf(token, round), token.Id, round.Now);
        var after = (token.Health.Finding, token.AccessEnd, token.DataAccessEnd, token.Scopes, token.Health.AcceptedAt is null, token.Health.NeedsHuman);
        foreach (var authorization in token.Authorizations)
        {
            // An accepted standby may take its account back: that is judged, too.
            if (KeepAccount(authorization, answer, token.Login.Network, round.Now) || before != after || authorization.Account.Verdict.ActiveId != authorization.Id)
            {
                round.Touch(authorization.AccountId);
            }
        }
    }

    /// <summary>Who takes over, and what else the person granted, may have died of the same: they are asked about next.</summary>
    private static async Task AskNextAsync(Round round, List<UserToken> refused, CancellationToken cancellationToken)
    {
        if (refused.Count == 0)
        {
            return;
        }

        var (ids, logins) = (refused.ConvertAll(token => token.Id), refused.ConvertAll(token => token.LoginId));
        var justNow = round.Now - JustNow;
        await round.Context.Tokens
            .Where(token => token.HasSecret && !ids.Contains(token.Id) && token.NextInspectionAt > round.Now
                && (token.Health.AskedAt == null || token.Health.AskedAt < justNow)
                && (logins.Contains(token.LoginId)
                    || token.Authorizations.Any(one => one.WithdrawnAt == null && one.Account.Authorizations.Any(other => ids.Contains(other.UserTokenId)))))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, (DateTimeOffset?)null), cancellationToken);
    }

    private static Inspection? InspectionOf(UserToken token, TokenAnswer answer, DateTimeOffset now) => answer.Token switch
    {
        null => new Inspection.Accepted(now),
        { WasNotAsked: true } => null,
        { IsSilence: true } silence => new Inspection.NoAnswer(now, silence.Detail),
        { } refused => new Inspection.Refused(now, FindingOf(token.Health.Finding, refused, token.Login.Network, now)),
    };

    /// <summary>What was found before is found still: since then, not since now.</summary>
    private static Finding FindingOf(Finding? before, Problem problem, string network, DateTimeOffset now) =>
        before?.Reason == problem.Reason ? before with { Detail = Short(problem.Detail) } : new Finding(problem.Reason, now, network, Short(problem.Detail));

    private static string Short(string detail) => detail.Length <= MostOfDetail ? detail : detail[..MostOfDetail] + "…";

    /// <returns>Whether anything about the authorization changed.</returns>
    private static bool KeepAccount(Authorization authorization, TokenAnswer answer, string network, DateTimeOffset now)
    {
        if (answer.Token is not null || !answer.Accounts.TryGetValue(authorization.Id, out var said) || said.Problem is { IsSilence: true })
        {
            return false;
        }

        var before = (authorization.Finding, authorization.NativeRole);
        authorization.Finding = said.Problem is { } problem ? FindingOf(authorization.Finding, problem, network, now) : null;
        authorization.NativeRole = said.Role ?? authorization.NativeRole;
        return before != (authorization.Finding, authorization.NativeRole);
    }

    private static End EndOf(UserToken token, Round round) =>
        TokenClocks.Of(token, round.Rules.Networks[token.Login.Network], AuthorizationRules.IsRenewed(token, round.Rules), new Moment(round.Now)).Binding.End;
}
