using System.Text;
using System.Text.RegularExpressions;

namespace AccountHealth.BrowserTests.Running;

/// <summary>A mail as it came over the wire, with what the tests look at decoded.</summary>
internal sealed partial record ReceivedMail(string Subject, string MessageId, string Text, string Html)
{
    public static ReceivedMail Read(string raw)
    {
        var mail = raw.ReplaceLineEndings("\n");
        var boundary = Boundary().Match(mail).Groups[1].Value;
        var parts = mail.Split("--" + boundary);
        return new ReceivedMail(
            Word(Header(mail, "Subject")),
            Header(mail, "Message-ID"),
            Body(parts, "text/plain"),
            Body(parts, "text/html"));
    }

    /// <summary>The links in the plain part, in order.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(Text).Select(link => link.Value)];

    /// <summary>The link that signs its reader in.</summary>
    public string SignInLink => Links.Single(link => link.Contains("/sign-in/link#", StringComparison.Ordinal));

    private static string Header(string mail, string name)
    {
        var lines = mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", " ").Replace("\n\t", " ").Split('\n');
        return lines.First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
    }

    /// <summary>Decodes =?utf-8?B?…?= words.</summary>
    private static string Word(string header) => EncodedWord().Replace(
        header.Replace("?= =?", "?==?"),
        word => Encoding.UTF8.GetString(word.Groups[1].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
            ? Convert.FromBase64String(word.Groups[2].Value)
            : QuotedPrintable(word.Groups[2].Value.Replace('_', ' '))));

    private static string Body(string[] parts, string type)
    {
        var part = parts.First(one => one.Contains(type, StringComparison.OrdinalIgnoreCase) && one.Contains("\n\n", StringComparison.Ordinal));
        var body = part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return part.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "")))
            : Encoding.UTF8.GetString(QuotedPrintable(body.Replace("=\n", "")));
    }

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[at].ToString()));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex("boundary=\"?([^\";\n]+)", RegexOptions.None, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?=", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
