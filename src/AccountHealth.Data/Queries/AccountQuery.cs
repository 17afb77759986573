using AccountHealth.Core.Accounts;

namespace AccountHealth.Data.Queries;

/// <summary>What somebody wants to see of the accounts. Empty conditions do not narrow.</summary>
public sealed record AccountQuery
{
    public string Search { get; init; } = "";

    public string Network { get; init; } = "";

    public string Kind { get; init; } = "";

    public AccountStatus? Status { get; init; }

    public string Owner { get; init; } = "";

    public string Tag { get; init; } = "";

    public Expiry? Expiry { get; init; }

    /// <summary>For <see cref="Expiry.Within"/>.</summary>
    public int Days { get; init; } = 30;

    /// <summary>A person's id: accounts on which one of their logins is authorized.</summary>
    public long? Person { get; init; }

    /// <summary>A code of the vocabulary: against the account or one of its authorizations.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Only accounts that a single person covers.</summary>
    public bool OnePerson { get; init; }

    /// <summary>Only accounts without a macro.</summary>
    public bool NoMacro { get; init; }

    public bool NoOwner { get; init; }

    public long? Macro { get; init; }

    public AccountSort Sort { get; init; } = AccountSort.Deactivates;

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;

    /// <summary>The same without conditions that would answer what somebody with this scope may not ask: owners learn nothing of macros.</summary>
    internal AccountQuery As(AccountScope scope) => scope.Owner is null ? this : this with { Macro = null, NoMacro = false };
}

public enum Expiry
{
    Expired,
    Within,
    Dated,
    Never,
    Unknown,
}

public enum AccountSort
{
    Deactivates,
    Name,
    Owner,
    Status,
    Cover,
}
