using AccountHealth.Core.Networks;
using AccountHealth.Core.Time;

namespace AccountHealth.Core.Tokens;

/// <summary>All clocks of one token at one moment, and which of them will end it.</summary>
/// <remarks>A clock that the token cannot have is null: no refresh token, or a network without such a clock.</remarks>
public sealed record TokenClocks(Clock Access, Clock? Refresh, Clock? Inactivity, Clock? DataAccess)
{
    /// <summary>The clock that ends the token.</summary>
    public required Clock Binding { get; init; }

    /// <summary>The token lives at least until <see cref="Binding"/>, perhaps longer: the other clock's end is unknown.</summary>
    public required bool OrLater { get; init; }

    /// <param name="renewed">Whether our refresh check keeps this token's sliding clocks from running out.</param>
    public static TokenClocks Of(UserToken token, NetworkDescriptor network, bool renewed, Moment moment)
    {
        var access = AccessOf(token, network);
        var refresh = RefreshOf(token, network);
        var inactivity = InactivityOf(token, network);
        var dataAccess = token.DataAccessEnd.IsUnknown && network.Lifespan(ClockKind.DataAccess) is null
            ? (Clock?)null
            : new Clock(ClockKind.DataAccess, token.DataAccessEnd);

        var (binding, orLater) = refresh is null && renewed
            // The access token itself is what we renew: drawn, but it ends nothing.
            ? (new Clock(ClockKind.Access, End.Never), false)
            : Base(access, refresh, renewed && Slides(network, ClockKind.Refresh), moment);
        if (!(renewed && Slides(network, ClockKind.Inactivity)))
        {
            (binding, orLater) = Cut(binding, orLater, inactivity);
        }

        (binding, orLater) = Cut(binding, orLater, dataAccess);
        return new TokenClocks(access, refresh, inactivity, dataAccess) { Binding = binding, OrLater = orLater };
    }

    /// <summary>Without a refresh token access counts; with one the later of the two, never before all.</summary>
    private static (Clock Binding, bool OrLater) Base(Clock access, Clock? refresh, bool refreshSlides, Moment moment)
    {
        if (refresh is not { } grant)
        {
            return (access, false);
        }

        // A grant that we renew ourselves is drawn but ends nothing.
        var grantEnd = refreshSlides ? new Clock(ClockKind.Refresh, End.Never) : grant;
        if (access.End.IsUnknown == grantEnd.End.IsUnknown)
        {
            return (access.End > grantEnd.End ? access : grantEnd, false);
        }

        var known = access.End.IsUnknown ? grantEnd : access;
        if (known.End.IsNever)
        {
            return (known, false);
        }

        // The known one is a lower bound; once it has passed nothing is known any more.
        return moment.HasPassed(known.End.Instant!.Value)
            ? (access.End.IsUnknown ? access : grantEnd, false)
            : (known, true);
    }

    /// <summary>A known earlier end cuts the token short; an unknown one does not.</summary>
    private static (Clock Binding, bool OrLater) Cut(Clock binding, bool orLater, Clock? cut) =>
        cut is { End.IsDated: true } earlier && (!binding.End.IsDated || earlier.End < binding.End)
            ? (earlier, false)
            : (binding, orLater);

    private static bool Slides(NetworkDescriptor network, ClockKind kind) => network.Lifespan(kind) is { Slides: true };

    private static Clock AccessOf(UserToken token, NetworkDescriptor network) =>
        token.HasRefreshToken ? new Clock(ClockKind.Access, token.AccessEnd)
            : Told(ClockKind.Access, token.AccessEnd, token, network);

    private static Clock? RefreshOf(UserToken token, NetworkDescriptor network) =>
        // A grant that the network has refused to renew on ends nothing any more; what is left is access.
        token is { HasRefreshToken: true, Health.RefreshRefused: false } ? Told(ClockKind.Refresh, token.RefreshEnd, token, network) : null;

    /// <summary>What was told counts; only where nothing was, the network's published lifespan counted from the consent.</summary>
    private static Clock Told(ClockKind kind, End told, UserToken token, NetworkDescriptor network) =>
        told.IsUnknown && token.IssuedAt is { } issued && network.Lifespan(kind) is { Length: { } length }
            ? new Clock(kind, End.At(issued + length), Estimated: true)
            : new Clock(kind, told);

    private static Clock? InactivityOf(UserToken token, NetworkDescriptor network)
    {
        if (network.Lifespan(ClockKind.Inactivity) is not { Length: { } length })
        {
            return null;
        }

        var lastSign = new[] { token.LastUsedAt, token.IssuedAt, token.MintedAt, token.RefreshedAt }.Max();
        return lastSign is { } used
            ? new Clock(ClockKind.Inactivity, End.At(used + length), Estimated: true)
            : new Clock(ClockKind.Inactivity, End.Unknown);
    }
}
