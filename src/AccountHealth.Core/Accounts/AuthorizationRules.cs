using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

/// <summary>Usable = not withdrawn, no reason against it, binding clock not passed. The first rule that speaks decides.</summary>
public static class AuthorizationRules
{
    private sealed record Ruling(AuthorizationState State, string Reason, DateTimeOffset At);

    private static readonly Func<Authorization, TokenClocks, Moment, Ruling?>[] Policy =
    [
        Withdrawn,
        RefusedAsAToken,
        RefusedOnThisAccount,
        ToldEndHasPassed,
        EstimatedEndHasPassed,
    ];

    public static AuthorizationVerdict Judge(Authorization authorization, string kind, JudgingRules rules, Moment moment)
    {
        var token = authorization.Token;
        var network = rules.Networks[token.Login.Network];
        var clocks = TokenClocks.Of(token, network, IsRenewed(token, rules), moment);
        var rulings = Policy.Select(rule => rule(authorization, clocks, moment)).OfType<Ruling>().ToList();
        var first = rulings.FirstOrDefault();
        return new AuthorizationVerdict
        {
            State = first?.State ?? AuthorizationState.Usable,
            Reason = first?.Reason ?? "",
            // It was lost when the first of all the things against it happened, whichever of them names the reason.
            LostAt = rulings.Count == 0 ? null : rulings.Min(ruling => ruling.At),
            BindingClock = clocks.Binding.Kind,
            EndsAt = clocks.Binding.End,
            OrLater = clocks.OrLater,
            Estimated = clocks.Binding.Estimated,
            Lacks = rules.Networks[authorization.Account.Network].Lacks(kind, authorization.NativeRole, token.Scopes),
        };
    }

    /// <summary>Whether our refresh check keeps the token's sliding clocks from running out.</summary>
    public static bool IsRenewed(UserToken token, JudgingRules rules)
    {
        var app = new AppOfNetwork(token.Login.Network, token.App);
        return token.HasSecret && token.Health.CanBeRenewed && rules.RenewedApps.Contains(app)
            // Of an access token whose end is not known nobody knows when to renew it.
            && (token.HasRefreshToken || (token.AccessEnd.IsDated && rules.AccessRenewedApps.Contains(app)));
    }

    private static Ruling? Withdrawn(Authorization authorization, TokenClocks clocks, Moment moment) =>
        authorization.WithdrawnAt is { } at
            ? new Ruling(AuthorizationState.Withdrawn, ReasonCodes.Withdrawn, at)
            : null;

    private static Ruling? RefusedAsAToken(Authorization authorization, TokenClocks clocks, Moment moment) =>
        Refused(authorization.Token.Health.Finding);

    private static Ruling? RefusedOnThisAccount(Authorization authorization, TokenClocks clocks, Moment moment) =>
        Refused(authorization.Finding);

    private static Ruling? Refused(Finding? finding) =>
        finding is not null && ReasonVocabulary.Of(finding.Reason).CountsAgainst
            ? new Ruling(AuthorizationState.Refused, finding.Reason, finding.At)
            : null;

    private static Ruling? ToldEndHasPassed(Authorization authorization, TokenClocks clocks, Moment moment) =>
        EndHasPassed(clocks, moment, estimated: false, AuthorizationState.Ended);

    private static Ruling? EstimatedEndHasPassed(Authorization authorization, TokenClocks clocks, Moment moment) =>
        EndHasPassed(clocks, moment, estimated: true, AuthorizationState.ProbablyEnded);

    private static Ruling? EndHasPassed(TokenClocks clocks, Moment moment, bool estimated, AuthorizationState state) =>
        clocks.Binding is { End.Instant: { } end } binding && binding.Estimated == estimated && moment.HasPassed(end)
            ? new Ruling(state, ReasonOf(binding.Kind), end)
            : null;

    private static string ReasonOf(ClockKind clock) =>
        clock == ClockKind.Inactivity ? ReasonCodes.TokenExpiredInactivity : ReasonCodes.TokenExpired;
}
