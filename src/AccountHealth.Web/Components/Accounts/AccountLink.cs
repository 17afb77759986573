namespace AccountHealth.Web.Components.Accounts;

internal static class AccountLink
{
    /// <summary>The address of an account's page.</summary>
    public static string To(string key) => "accounts/" + string.Join('/', key.Split('/', 3).Select(Uri.EscapeDataString));
}
