namespace AccountHealth.Core.Connecting;

/// <summary>Why a connection did not come about. Nothing stored was changed by any of them.</summary>
public enum ConnectFailure
{
    None,

    /// <summary>The person said no at the network, or closed its page by a button there.</summary>
    Declined,

    /// <summary>It was begun too long ago.</summary>
    Expired,

    /// <summary>What came back holds neither a code nor a refusal.</summary>
    Unreadable,

    /// <summary>Our own app is not set up at the network, or not as the network has it: id, secret, address.</summary>
    SetUp,

    /// <summary>The network gave no answer.</summary>
    Silence,

    /// <summary>The network refused the code or the lists.</summary>
    Refused,

    /// <summary>Another login came back than the one that was expected.</summary>
    OtherLogin,

    /// <summary>The login offers nothing that could be watched.</summary>
    NothingOffered,

    /// <summary>It came back in time, but nobody chose from it for too long.</summary>
    TooLate,

    /// <summary>The token that was to be renewed was withdrawn from all its accounts in the meantime.</summary>
    Withdrawn,

    /// <summary>The same login was connected again in the meantime: what is stored is newer.</summary>
    Overtaken,
}
