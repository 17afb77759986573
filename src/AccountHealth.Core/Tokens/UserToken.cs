using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;

namespace AccountHealth.Core.Tokens;

/// <summary>What one login granted to one app of a network. It can serve many accounts. Secrets are kept elsewhere.</summary>
public sealed class UserToken
{
    public const string DefaultApp = "default";

    public long Id { get; internal set; }

    public long LoginId { get; internal set; }

    public Login Login { get; internal set; } = null!;

    public string App { get; internal set; } = DefaultApp;

    /// <summary>Without a secret it is watched by its dates only: never inspected, never handed out.</summary>
    public bool HasSecret { get; internal set; }

    public bool HasRefreshToken { get; internal set; }

    /// <summary>The consent that gave this grant.</summary>
    public DateTimeOffset? IssuedAt { get; internal set; }

    /// <summary>When the current access token was made.</summary>
    public DateTimeOffset? MintedAt { get; internal set; }

    /// <summary>Our own last renewal.</summary>
    public DateTimeOffset? RefreshedAt { get; internal set; }

    public DateTimeOffset? LastUsedAt { get; internal set; }

    public End AccessEnd { get; internal set; }

    public End RefreshEnd { get; internal set; }

    public End DataAccessEnd { get; internal set; }

    /// <summary>Granted scopes, separated by spaces; empty means not known.</summary>
    public string Scopes { get; internal set; } = "";

    /// <summary>When a newer token last took this place.</summary>
    public DateTimeOffset? RenewedAt { get; internal set; }

    /// <summary>When the network is next asked about it; null for at once. Moved on when somebody takes the question.</summary>
    public DateTimeOffset? NextInspectionAt { get; internal set; }

    /// <summary>Not renewed before this, after a renewal that was not answered; null for nothing in the way.</summary>
    public DateTimeOffset? NextRenewalAt { get; internal set; }

    /// <summary>Somebody is renewing it, until this at the latest: a rotating token is renewed by one alone.</summary>
    public DateTimeOffset? RenewingUntil { get; internal set; }

    public TokenHealth Health { get; internal set; } = TokenHealth.Untested;

    public List<Authorization> Authorizations { get; } = [];

    /// <summary>Which of the grants that follow each other in this place it is: what is said of one holds for no other.</summary>
    public TokenEdition Edition => new(IssuedAt, MintedAt, RenewedAt);

    /// <summary>A copy in another health.</summary>
    internal UserToken With(TokenHealth health)
    {
        var copy = (UserToken)MemberwiseClone();
        copy.Health = health;
        return copy;
    }
}

/// <param name="IssuedAt"><see cref="UserToken.IssuedAt"/></param>
/// <param name="MintedAt"><see cref="UserToken.MintedAt"/></param>
/// <param name="RenewedAt"><see cref="UserToken.RenewedAt"/></param>
public sealed record TokenEdition(DateTimeOffset? IssuedAt, DateTimeOffset? MintedAt, DateTimeOffset? RenewedAt)
{
    public static readonly TokenEdition Unknown = new(null, null, null);
}
