using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Import;

/// <summary>One row of an import file: an account, and the token of one user on it or none.</summary>
/// <param name="Line">Where the row begins in the file, from 1.</param>
public sealed record ImportRow(int Line, ImportAccount Account, ImportToken? Token)
{
    /// <summary>The authorization's place in the order; null where the file leaves it open.</summary>
    public int? Order { get; init; }

    public string Role { get; init; } = "";

    /// <summary>A code of the vocabulary; empty for none.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What a row says of its account. An empty text says nothing.</summary>
public sealed record ImportAccount(string Network, string Kind, string NativeId)
{
    private const char Separator = '\u001f';

    public string Name { get; init; } = "";

    public string OwnerEmail { get; init; } = "";

    public string TimeZone { get; init; } = "";

    /// <summary>Separated by ";", sorted, each once.</summary>
    public string Tags { get; init; } = "";

    public string Key => Accounts.Account.KeyOf(Network, Kind, NativeId);

    /// <summary>All it says in one text: equal texts say the same.</summary>
    public string Facts => string.Join(Separator, Name, OwnerEmail, TimeZone, Tags);

    /// <summary>The same row, saying what an earlier one said wherever it says nothing itself.</summary>
    public ImportAccount Over(ImportAccount earlier) => this with
    {
        Name = Name.Length > 0 ? Name : earlier.Name,
        OwnerEmail = OwnerEmail.Length > 0 ? OwnerEmail : earlier.OwnerEmail,
        TimeZone = TimeZone.Length > 0 ? TimeZone : earlier.TimeZone,
        Tags = Tags.Length > 0 ? Tags : earlier.Tags,
    };

    /// <summary>A row of the same account that said these <see cref="Facts"/>.</summary>
    public ImportAccount Saying(string facts) => facts.Split(Separator) is [var name, var owner, var zone, var tags]
        ? this with { Name = name, OwnerEmail = owner, TimeZone = zone, Tags = tags }
        : new ImportAccount(Network, Kind, NativeId);
}

/// <summary>What a row says of a user's token.</summary>
public sealed record ImportToken(string LoginNetwork, string UserId, string App)
{
    public string UserName { get; init; } = "";

    public string UserEmail { get; init; } = "";

    public Secret? AccessToken { get; init; }

    public Secret? RefreshToken { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public End AccessEnd { get; init; }

    public End RefreshEnd { get; init; }

    public End DataAccessEnd { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string Scopes { get; init; } = "";

    public bool HasSecret => AccessToken is not null || RefreshToken is not null;

    /// <summary>An export has no secrets, so an end of the grant stands for the refresh token as well.</summary>
    public bool HasRefreshToken => RefreshToken is not null || !RefreshEnd.IsUnknown;

    public string LoginKey => $"{LoginNetwork}/{UserId}";

    public string Key => $"{LoginKey}/{App}";
}
