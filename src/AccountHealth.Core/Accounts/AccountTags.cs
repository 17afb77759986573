namespace AccountHealth.Core.Accounts;

public static class AccountTags
{
    public const char Separator = ';';

    /// <summary>The tags in a text, each once, sorted.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
