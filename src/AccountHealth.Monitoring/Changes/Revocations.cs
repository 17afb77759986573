using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.Verifying;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>Takes a token back at its network, and withdraws it here from all its accounts once it is gone there.</summary>
public sealed class Revocations(RoundRunner rounds, ConnectorCatalog connectors, NetworkCatalog networks, SecretCipher cipher, Renewals renewals)
{
    /// <summary>Answers after which a token works no more, whatever is done at the network. A locked or unconfirmed login is none: it may come back.</summary>
    private static readonly string[] Gone =
    [
        ReasonCodes.AccessRevoked, ReasonCodes.TokenExpired, ReasonCodes.TokenExpiredInactivity, ReasonCodes.PasswordOrSecurityAlert, ReasonCodes.UnknownAuthFailure,
    ];

    /// <summary>What revoking would end; null where the network cannot be asked to.</summary>
    public async Task<RevocationOffer?> OfferAsync(long authorization, CancellationToken cancellationToken) => await FindAsync(authorization, cancellationToken) is not { } found
        ? null
        : new RevocationOffer(found.Connector.Descriptor.Name, found.Connector.Connector.RevokesWholeGrant, found.Asked.Question.Accounts.Count);

    /// <summary>Revokes the token of the authorization. Where the network does not say that it is gone, nothing is changed.</summary>
    /// <returns>Why it was not revoked; null where it is.</returns>
    public async Task<Problem?> RevokeAsync(long authorization, string by, CancellationToken cancellationToken)
    {
        if (await FindAsync(authorization, cancellationToken) is not { } found)
        {
            return new Problem(ReasonCodes.AppMisconfigured, "the network cannot be asked about this token");
        }

        var over = found.Renews && (found.Asked.Question.IsAccessOver || found.Asked.Question.AccessToken is null);
        var problem = over ? await RenewAsync(found, by, cancellationToken) : null;
        problem ??= await AskAsync(found, by, found.Renews && !over, cancellationToken);

        // Refused although a grant stands behind it: that one is to end, too.
        return problem is { RenewFirst: true } && found.Renews && !over
            ? await RenewAsync(found, by, cancellationToken) ?? await AskAsync(found, by, false, cancellationToken)
            : problem;
    }

    /// <summary>Whether the token works no more, by what the network answered.</summary>
    internal static bool IsGone(Problem? problem) => problem is null || Gone.Contains(problem.Reason);

    private Task<Problem?> AskAsync(Found found, string by, bool canRenew, CancellationToken cancellationToken) => renewals.AloneAsync(
        found.Asked.Id,
        async question =>
        {
            if (question is null)
            {
                return null;
            }

            // From here on nobody may interrupt: what is gone there has to be gone here.
            var problem = (await found.Connector.RevokeAsync(found.App, question, CancellationToken.None)).Problem;
            if (!IsGone(problem) || (canRenew && problem is { RenewFirst: true }))
            {
                return problem;
            }

            return await KeepAsync(found, question.Edition, by);
        },
        cancellationToken);

    /// <returns>Null where the token was renewed, or where its grant turned out to be gone: then there is nothing left to revoke.</returns>
    private async Task<Problem?> RenewAsync(Found found, string by, CancellationToken cancellationToken)
    {
        var problem = (await renewals.RenewAsync(found.Asked, found.App, cancellationToken)).Problem;
        if (problem is null || !IsGone(problem))
        {
            return problem;
        }

        return await KeepAsync(found, found.Asked.Question.Edition, by);
    }

    /// <returns>Null where it is withdrawn now, and that it was connected again where that happened meanwhile.</returns>
    private Task<Problem?> KeepAsync(Found found, TokenEdition revoked, string by) => rounds.RunAsync(
        async round =>
        {
            var token = await round.Context.Tokens.Include(one => one.Login)
                .Include(one => one.Authorizations).ThenInclude(one => one.Account)
                .SingleAsync(one => one.Id == found.Asked.Id);
            if (token.Edition != revoked)
            {
                return new Problem(ReasonCodes.NetworkOutage, "it was connected again meanwhile") { WasNotAsked = true };
            }

            var (network, login) = (found.Connector.Descriptor.Name, token.Login.DisplayName);
            foreach (var one in token.Authorizations)
            {
                round.Record(one.Account, $"{login} {(one.WithdrawnAt is null ? "withdrawn and revoked" : "revoked")} at {network}", "", by);
                one.WithdrawnAt ??= round.Now;
                round.Touch(one.AccountId);
            }

            // Whoever uses it again finds that it does not work any more.
            token.Health = token.Health.After(new Inspection.Refused(round.Now, new Finding(ReasonCodes.AccessRevoked, round.Now, by, Note: $"Revoked at {network}")));
            token.HasSecret = false;
            (token.NextInspectionAt, token.NextRenewalAt) = (null, null);
            await round.Context.TokenSecrets.Where(one => one.UserTokenId == token.Id).ExecuteDeleteAsync();
            if (found.Connector.Connector.RevokesWholeGrant)
            {
                await round.Context.Tokens.Where(one => one.Id != token.Id && one.HasSecret && one.Login.PersonId == token.Login.PersonId)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.NextInspectionAt, (DateTimeOffset?)null));
            }

            return (Problem?)null;
        },
        CancellationToken.None);

    private Task<Found?> FindAsync(long authorization, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var token = await round.Context.Authorizations.Where(one => one.Id == authorization).Select(one => one.UserTokenId).SingleAsync(cancellationToken);
            var asked = (await AskedTokens.ReadAsync(round.Context, cipher, networks.With(round.Settings.Lifespans), [token], round.Now, cancellationToken)).SingleOrDefault();
            if (asked is null || connectors.Find(asked.Network) is not { Connector.Revokes: true } connector || round.Settings.AccessTo(connector, asked) is not { } app)
            {
                return null;
            }

            var renews = asked.Question.RefreshToken is not null && connector.Connector is { RenewBefore: not null, RenewsAccess: false };
            return renews || asked.Question.AccessToken is not null ? new Found(asked, connector, app, renews) : null;
        },
        cancellationToken);

    /// <param name="Renews">A grant stands behind the access token, and the network renews on it.</param>
    private sealed record Found(AskedToken Asked, IConnector Connector, AppAccess App, bool Renews);
}

/// <summary>That a network itself can be asked to end a token.</summary>
/// <param name="Network">Its name.</param>
/// <param name="WholeGrant">It takes back all that the person granted our app there.</param>
/// <param name="Accounts">How many accounts the token serves.</param>
public sealed record RevocationOffer(string Network, bool WholeGrant, int Accounts);
