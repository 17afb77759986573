namespace AccountHealth.Core.Accounts;

/// <summary>What the end of tokens does to an account, the worst first.</summary>
public enum Impact
{
    /// <summary>Nobody is left to run it.</summary>
    Deactivates,

    /// <summary>What is left has probably ended by its dates, and nobody has said so yet.</summary>
    Uncertain,

    /// <summary>It goes on with somebody else's token.</summary>
    FailsOver,

    /// <summary>It stays on the token in use, with less behind it.</summary>
    LosesStandby,

    /// <summary>The tokens were no cover: refused, ended, withdrawn, or the account is deactivated already.</summary>
    None,
}

/// <summary>An account before and after tokens end.</summary>
/// <param name="Before">Judged now.</param>
/// <param name="After">Judged when they have ended.</param>
public sealed record Effect(Account Account, Impact Impact, Judgement Before, Judgement After)
{
    /// <summary>The authorization it runs on afterwards, or null.</summary>
    public Authorization? TakesOver => Account.Authorizations.Find(one => one.Id == After.Account.ActiveId);
}
