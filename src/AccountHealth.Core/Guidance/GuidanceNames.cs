using System.Text.RegularExpressions;

namespace AccountHealth.Core.Guidance;

/// <summary>The names a guidance text is about. The texts hold <c>%account%</c>, <c>%login%</c>, <c>%kind%</c> and <c>%support%</c>.</summary>
/// <remarks>They come from networks and files: whoever writes HTML encodes what <see cref="Fill"/> answers.</remarks>
public sealed partial record GuidanceNames(string Account, string Login, string Kind, string Support)
{
    public const string NoSupport = "whoever runs Account Health for you";

    /// <summary>The words of a text that is about nobody in particular.</summary>
    public static GuidanceNames Generic(string support) =>
        new("the account", "the person who connected it", "account", SupportOr(support));

    public static string SupportOr(string support) => support.Length > 0 ? support : NoSupport;

    /// <summary>The text with the names in it. A name that looks like a placeholder stays a name.</summary>
    public string Fill(string text) => Placeholder().Replace(text, match => match.Value switch
    {
        "%account%" => Account,
        "%login%" => Login,
        "%kind%" => Kind,
        "%support%" => Support,
        var other => other,
    });

    [GeneratedRegex("%[a-z]+%", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
