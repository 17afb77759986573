namespace AccountHealth.Core.Reasons;

/// <summary>What a reason is about, and so how far it reaches.</summary>
public enum ReasonReach
{
    /// <summary>The login's token: every account it serves is hit.</summary>
    Token,

    /// <summary>This login on this account.</summary>
    Authorization,

    /// <summary>The account at its network; no token is to blame and none is held against.</summary>
    AccountState,

    /// <summary>Our asking. It says nothing about any token.</summary>
    Asking,
}

/// <summary>What kind of thing happened; decides the icon and the advice.</summary>
public enum ReasonFamily
{
    Expired,
    TakenAway,
    RoleOrPermission,
    NetworkAct,
    NoAnswer,
}

/// <summary>Why a token or account is not usable. The vocabulary is closed: the members of <see cref="ReasonCodes"/>.</summary>
/// <param name="Code">As stored, imported and exported.</param>
/// <param name="Label">Two or three words for a list.</param>
/// <param name="Said">After a name, as people say it: "Ann's <i>password changed, or Facebook saw a security risk</i>".</param>
public sealed record Reason(string Code, string Label, string Said, ReasonReach Reach, ReasonFamily Family)
{
    /// <summary>Whether it makes an authorization unusable.</summary>
    public bool CountsAgainst => Reach is ReasonReach.Token or ReasonReach.Authorization;

    /// <summary>Whether a person may record it. Withdrawal has its own action, and a silence proves nothing.</summary>
    public bool CanBeRecorded => Reach != ReasonReach.Asking && Code != ReasonCodes.Withdrawn;
}
