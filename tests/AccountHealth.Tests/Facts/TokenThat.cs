using AccountHealth.Core.Tokens;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Facts;

/// <summary>What a token is like, in words that add up: <c>EndsIn(20) + WasConsentedTo(40)</c>.</summary>
internal static class TokenThat
{
    public static Action<UserToken> NeverEnds => token => token.AccessEnd = End.Never;

    public static Action<UserToken> HasGrantOfUnknownEnd => HasGrant(End.Unknown);

    public static Action<UserToken> HasNoSecret => token => token.HasSecret = false;

    /// <summary>Its access ends then; an hour is a small part of a day.</summary>
    public static Action<UserToken> EndsIn(double days) => token => token.AccessEnd = EndsInDays(days);

    public static Action<UserToken> EndedAgo(double days) => EndsIn(-days);

    public static Action<UserToken> HasGrant(End end) => token =>
    {
        token.HasRefreshToken = true;
        token.RefreshEnd = end;
    };

    public static Action<UserToken> HasGrantFor(double days) => HasGrant(EndsInDays(days));

    public static Action<UserToken> LosesDataAccessIn(double days) => token => token.DataAccessEnd = EndsInDays(days);

    public static Action<UserToken> WasConsentedTo(double daysAgo) => token => token.IssuedAt = DaysAgo(daysAgo);

    public static Action<UserToken> WasMinted(double daysAgo) => token => token.MintedAt = DaysAgo(daysAgo);

    public static Action<UserToken> WasUsed(double daysAgo) => token => token.LastUsedAt = DaysAgo(daysAgo);

    public static Action<UserToken> WasRefreshed(double daysAgo) => token => token.RefreshedAt = DaysAgo(daysAgo);

    public static Action<UserToken> HasScopes(string scopes) => token => token.Scopes = scopes;

    public static Action<UserToken> WasAccepted(double daysAgo = 0) => token => token.Accept(DaysAgo(daysAgo));

    public static Action<UserToken> WasRefused(string reason, double daysAgo = 0) => token => token.Refuse(reason, DaysAgo(daysAgo));

    /// <summary>The network answers that it accepts the token.</summary>
    public static void Accept(this UserToken token, DateTimeOffset at) =>
        token.Health = token.Health.After(new Inspection.Accepted(at));

    /// <summary>The network answers that it refuses the token.</summary>
    public static void Refuse(this UserToken token, string reason, DateTimeOffset at) =>
        token.Health = token.Health.After(new Inspection.Refused(at, new Finding(reason, at, "network", "code 1: no")));

    /// <summary>The network does not answer.</summary>
    public static void HearNothing(this UserToken token, DateTimeOffset at) =>
        token.Health = token.Health.After(new Inspection.NoAnswer(at, "timeout"));

    /// <summary>A newer token of the same login and app takes its place.</summary>
    public static void Renew(this UserToken token, DateTimeOffset at, End accessEnd)
    {
        token.AccessEnd = accessEnd;
        token.RenewedAt = at;
        token.Health = TokenHealth.OfNewerToken;
    }
}
