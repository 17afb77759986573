using AccountHealth.Core.Connecting;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>A connection, as the person who began it sees it after coming back.</summary>
/// <param name="Detail">What the network said of a failure, secrets redacted.</param>
public sealed record ConnectView(long Id, string Network, string App, ConnectFailure Failure, string Detail)
{
    /// <summary>Who signed in; null where nobody did.</summary>
    public GrantLogin? Login { get; init; }

    /// <summary>The login that is to be connected again; null where accounts are added.</summary>
    public GrantLogin? Expected { get; init; }

    /// <summary>The app of the token that is to be connected again, where it is none of ours; else empty.</summary>
    public string ForeignApp { get; init; } = "";

    /// <summary>Our address that the network was told to send the browser back to.</summary>
    public string ReturnTo { get; init; } = "";

    /// <summary>The address of the account's page that it began on; null for none.</summary>
    public string? AccountKey { get; init; }

    public long? AccountId { get; init; }

    /// <summary>The token that is to be connected again; null where accounts are added.</summary>
    public long? TokenId { get; init; }

    public IReadOnlyList<OfferedChoice> Offered { get; init; } = [];

    /// <summary>What was asked for and not granted.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>There are more accounts than are listed.</summary>
    public bool IsCut { get; init; }

    public bool IsFinished { get; init; }

    public NotOffered NotOffered { get; init; } = NotOffered.Nothing;

    /// <summary>Something was left out at the network, or is not there any more: a permission, or an account.</summary>
    public bool IsPartial => MissingScopes.Count > 0 || NotOffered.Count > 0;
}

/// <summary>Accounts that hang on the login's token, could be offered, and were not this time.</summary>
/// <param name="Names">Some of those that the viewer may see.</param>
public sealed record NotOffered(int Count, IReadOnlyList<string> Names)
{
    public static NotOffered Nothing { get; } = new(0, []);
}

/// <param name="Account">As the network offers it.</param>
/// <param name="WatchedAs">Its name here; null where it is not watched yet.</param>
/// <param name="HasLogin">This login's token of the same app is on it already, and was not withdrawn.</param>
public sealed record OfferedChoice(OfferedAccount Account, string? WatchedAs, bool HasLogin)
{
    /// <summary>The token that is to be connected again is on it.</summary>
    public bool OnToken { get; init; }

    /// <summary>The viewer may see it: it is not watched yet, or theirs to see.</summary>
    public bool IsSeen { get; init; } = true;

    public string Key => Core.Accounts.Account.KeyOf(Account.Network, Account.Kind, Account.NativeId);
}

/// <summary>What came of a choice.</summary>
/// <param name="Added">Accounts that are watched from now on.</param>
/// <param name="Joined">Accounts that were watched already and have this login's token now.</param>
/// <param name="Renewed">Accounts that the login's newer token works on: the network offered them, and had nothing against them.</param>
public sealed record ConnectDone(int Added, int Joined, int Renewed);

/// <summary>What somebody wants to connect.</summary>
/// <param name="Network">The network that signs in.</param>
/// <param name="App"><see cref="SignInApp.Id"/>.</param>
/// <param name="Token">The token to be connected again; null to add accounts.</param>
/// <param name="Account">The account whose page it begins on; null for none.</param>
/// <param name="Again">Ask also for what was left out before.</param>
public sealed record ConnectWish(string Network, string App, long? Token = null, long? Account = null, bool Again = false);
