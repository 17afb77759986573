using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>Puts a grant of a network onto the token that it is of.</summary>
internal static class GrantKeeping
{
    /// <summary>A renewal: the consent stays the one it was.</summary>
    public static async Task RenewAsync(
        Round round, UserToken token, TokenSecret secret, Grant grant, SecretCipher cipher, CancellationToken cancellationToken)
    {
        secret.AccessToken = cipher.Encrypt(grant.AccessToken);
        // Without a new one the network keeps the old one.
        secret.RefreshToken = cipher.Encrypt(grant.RefreshToken) ?? secret.RefreshToken;
        token.AccessEnd = grant.AccessEnd;
        token.RefreshEnd = grant.RefreshEnd.IsUnknown ? token.RefreshEnd : grant.RefreshEnd;
        token.Scopes = grant.Scopes.Length > 0 ? grant.Scopes : token.Scopes;
        (token.MintedAt, token.RefreshedAt) = (grant.At, grant.At);
        (token.RenewingUntil, token.NextRenewalAt) = (null, null);
        token.Health = token.Health with { RefreshRefused = false };
        await ObserveAsync(round, token.Login.Network, ClockKind.Access, grant.AccessEnd, grant.At, cancellationToken);
    }

    /// <summary>Remembers what a clock of a new token really said.</summary>
    public static async Task ObserveAsync(
        Round round, string network, ClockKind clock, End end, DateTimeOffset madeAt, CancellationToken cancellationToken)
    {
        if (end.Instant is not { } instant)
        {
            return;
        }

        var seen = await round.Context.ObservedLifespans.FindAsync([network, clock], cancellationToken);
        if (seen is null)
        {
            round.Context.ObservedLifespans.Add(seen = new ObservedLifespan { Network = network, Clock = clock });
        }

        seen.Add(instant - madeAt, madeAt);
    }
}
