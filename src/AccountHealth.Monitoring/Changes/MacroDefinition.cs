using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;

namespace AccountHealth.Monitoring.Changes;

/// <summary>A macro as somebody wants it to be.</summary>
public sealed record MacroDefinition
{
    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public string Action { get; init; } = SetPreDeactivationNotification.Id;

    public MacroFields Fields { get; init; } = MacroFields.None;

    public AccountFilter Accounts { get; init; } = AccountFilter.Everything;

    public bool NewAccounts { get; init; }

    public static MacroDefinition Of(Macro macro) => new()
    {
        Name = macro.Name,
        Description = macro.Description,
        Action = macro.Action,
        Fields = macro.Fields,
        Accounts = macro.Accounts,
        NewAccounts = macro.NewAccounts,
    };
}

/// <summary>A saved macro, or everything that kept it from being saved.</summary>
public sealed record MacroSaved(long Id, bool IsNew, int Accounts, IReadOnlyList<FieldError> Errors);
