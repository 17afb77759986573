using AccountHealth.Core.Accounts;

namespace AccountHealth.Core.Macros;

/// <summary>A saved action with its fields, applied to many accounts.</summary>
public sealed class Macro
{
    public long Id { get; internal set; }

    /// <summary>Unique.</summary>
    public string Name { get; internal set; } = "";

    public string Description { get; internal set; } = "";

    /// <summary>Id of its action.</summary>
    public string Action { get; internal set; } = "";

    public MacroFields Fields { get; internal set; } = MacroFields.None;

    /// <summary>Which accounts it is for.</summary>
    public AccountFilter Accounts { get; internal set; } = AccountFilter.Everything;

    /// <summary>Whether it is applied to accounts that come to match later, too.</summary>
    public bool NewAccounts { get; internal set; }

    public DateTimeOffset SavedAt { get; internal set; }
}

/// <summary>How a macro came to an account, or was kept from it.</summary>
public enum MacroOrigin
{
    /// <summary>The account matches the macro's filter.</summary>
    Filter,

    /// <summary>A person applied it to this account.</summary>
    Selection,

    /// <summary>A person removed it from this account; the filter no longer brings it back.</summary>
    Removed,
}

/// <summary>One macro on one account.</summary>
public sealed class MacroAccount
{
    public long MacroId { get; internal set; }

    public Macro Macro { get; internal set; } = null!;

    public long AccountId { get; internal set; }

    public MacroOrigin Origin { get; internal set; }

    public bool IsApplied => Origin != MacroOrigin.Removed;
}
