using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Import;

namespace AccountHealth.Web.Components.Import;

internal static class ImportWords
{
    public static string Counts(ImportResult result)
    {
        var parts = new List<string>();
        Add(result.AccountsAdded, "account", "new");
        Add(result.AccountsChanged, "account", "changed");
        Add(result.AccountsUnchanged, "account", "as before");
        Add(result.TokensAdded, "token", "new");
        Add(result.TokensRenewed, "token", "renewed");
        Add(result.Merged, "repeated row", "merged");
        return parts.Count == 0 ? "Nothing in it changes anything." : string.Join(" · ", parts);

        void Add(int number, string what, string how)
        {
            if (number > 0)
            {
                parts.Add($"{Wording.Count(number, what)} {how}");
            }
        }
    }
}
