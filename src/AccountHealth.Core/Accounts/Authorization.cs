using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

/// <summary>A user token on one account: its place in the order, its native role, its own state.</summary>
public sealed class Authorization
{
    public long Id { get; internal set; }

    public long AccountId { get; internal set; }

    public Account Account { get; internal set; } = null!;

    public long UserTokenId { get; internal set; }

    public UserToken Token { get; internal set; } = null!;

    /// <summary>Its place; the lowest is preferred.</summary>
    public int Order { get; internal set; }

    /// <summary>When people last made it the preferred one.</summary>
    public DateTimeOffset? PreferredAt { get; internal set; }

    /// <summary>The role the login has on the account, in the network's words; empty for not known.</summary>
    public string NativeRole { get; internal set; } = "";

    public DateTimeOffset AddedAt { get; internal set; }

    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>The reason against this login on this account, or null. One against the token itself stands with the token.</summary>
    public Finding? Finding { get; internal set; }

    /// <summary>Its health value, written by monitoring as a whole.</summary>
    public AuthorizationVerdict Verdict { get; internal set; } = AuthorizationVerdict.NotYet;

    /// <summary>A copy on another copy of the account, with a token that may be a copy, too.</summary>
    internal Authorization With(Account account, UserToken token)
    {
        var copy = (Authorization)MemberwiseClone();
        (copy.Account, copy.Token) = (account, token);
        return copy;
    }
}
