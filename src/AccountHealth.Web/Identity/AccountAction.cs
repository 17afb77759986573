namespace AccountHealth.Web.Identity;

/// <summary>What people can do to one account. Who may is decided by <see cref="AccountRights"/>.</summary>
public enum AccountAction
{
    /// <summary>Have its login sign in at the network again, here.</summary>
    Reconnect,

    /// <summary>Record that a token was renewed elsewhere.</summary>
    Renew,
    CorrectEnds,

    /// <summary>Record why a token does not work.</summary>
    RecordReason,

    /// <summary>Record that it works after all.</summary>
    ClearReason,

    /// <summary>Use a token no more on this account.</summary>
    Withdraw,

    /// <summary>Use a token no more on any account.</summary>
    WithdrawLogin,

    /// <summary>End a token at the network itself, and so on all its accounts.</summary>
    Revoke,

    /// <summary>Take a withdrawal back.</summary>
    Restore,
    MakeActive,
    Reorder,
    AddToken,
    Snooze,

    /// <summary>Ask the admins for help.</summary>
    AskAdmin,
    SetOwner,
    SetTags,
    Pause,
}
