namespace AccountHealth.Core.Networks;

/// <summary>What kinds of account there are. Ids, because a network may bring one of its own.</summary>
public static class AccountKind
{
    public const string Profile = "profile";
    public const string Page = "page";
    public const string Group = "group";
    public const string Channel = "channel";
    public const string Location = "location";
    public const string AdAccount = "ad-account";

    /// <summary>The kind in a sentence: "LinkedIn <i>ad account</i>".</summary>
    public static string Word(string kind) => kind.Replace('-', ' ');
}
