using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;

namespace AccountHealth.Web.Components.Macros;

/// <summary>What a macro is for, in words.</summary>
internal static class MacroWords
{
    public static string Filter(Macro macro) => Filter(macro.Accounts) + (macro.NewAccounts ? ", later ones too" : "");

    /// <summary>"all accounts", or its conditions.</summary>
    public static string Filter(AccountFilter filter)
    {
        string?[] parts =
        [
            filter.Network,
            filter.Kind is null ? null : AccountKind.Word(filter.Kind),
            filter.Tag is null ? null : $"tag {filter.Tag}",
            filter.Owner is null ? null : $"owner {filter.Owner}",
            filter.Ids.Count == 0 ? null : $"{filter.Ids.Count} chosen",
        ];
        var words = string.Join(", ", parts.OfType<string>());
        return words.Length == 0 ? "all accounts" : words;
    }

    public static string Recipient(string recipient) => recipient switch
    {
        RecipientWords.Owner => "Account owner",
        RecipientWords.Admins => "Admins",
        _ => recipient,
    };
}
