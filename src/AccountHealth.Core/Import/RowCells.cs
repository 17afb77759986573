using System.Globalization;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Import;

/// <summary>The cells of one row, read as what they should be. What cannot be read is reported and read as empty.</summary>
internal sealed class RowCells(int line, Func<string, string> column, List<RowProblem> problems, DateTimeOffset now)
{
    private const int LongestSecret = 16_000;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(366 * 50);

    /// <summary>Clocks differ: a consent is not refused for being some minutes ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromDays(1);

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public void Refuse(string name, string problem) => problems.Add(new RowProblem(line, name, problem));

    /// <summary>What was in a cell; dots where it may be a token, because columns have slipped.</summary>
    public static string Quote(string text) => MayBeSecret(text) ? $"'•••' ({text.Length} characters)" : $"'{text}'";

    /// <summary>Long, or letters and digits mixed as no network, zone or reason has them. The T and Z of a time do not count.</summary>
    private static bool MayBeSecret(string text) =>
        text.Length > 32
        || (text.Length >= 12 && text.Any(char.IsDigit) && text.Any(character => char.IsLetter(character) && character is not ('T' or 'Z')));

    public bool IsFilled(string name) => column(name).Length > 0;

    public string Text(string name, int longest)
    {
        var text = column(name);
        if (text.Contains(NotUtf8.Mark))
        {
            Refuse(name, "It holds bytes that are not UTF-8: save the file as CSV UTF-8.");
            return "";
        }

        if (text.Length > longest)
        {
            Refuse(name, $"It has {text.Length} characters; at most {longest} are taken.");
            return "";
        }

        return text;
    }

    public string Required(string name)
    {
        var text = Text(name, 500);
        if (text.Length == 0 && !IsFilled(name))
        {
            Refuse(name, "It is empty: every row needs it.");
        }

        return text;
    }

    /// <summary>Never quotes the text: it is a secret also when it is broken.</summary>
    public Secret? Secret(string name)
    {
        var text = column(name);
        if (text.Length > LongestSecret || text.Any(character => char.IsControl(character) || character == NotUtf8.Mark))
        {
            Refuse(name, $"It is no token: one line of at most {LongestSecret} characters.");
            return null;
        }

        return Tokens.Secret.From(text);
    }

    public string Email(string name)
    {
        var text = Text(name, 254);
        if (text.Length > 0 && !EmailAddress.IsValid(text))
        {
            Refuse(name, $"{Quote(text)} is no e-mail address.");
            return "";
        }

        return text;
    }

    public int? WholeNumber(string name)
    {
        var text = Text(name, 20);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1000)
        {
            return number;
        }

        Refuse(name, $"{Quote(text)} is no place in an order: use 1, 2, 3 …");
        return null;
    }

    public End End(string name) => column(name) switch
    {
        "" => Tokens.End.Unknown,
        var text when string.Equals(text, "never", StringComparison.OrdinalIgnoreCase) => Tokens.End.Never,
        _ => Instant(name, now + FurthestAhead, "Write never for one that does not end.") is { } instant
            ? Tokens.End.At(instant)
            : Tokens.End.Unknown,
    };

    /// <summary>An instant that has already come.</summary>
    public DateTimeOffset? Past(string name) =>
        IsFilled(name) ? Instant(name, now + Skew, "It has to be in the past.") : null;

    private DateTimeOffset? Instant(string name, DateTimeOffset latest, string remedy)
    {
        var text = Text(name, 100);
        if (text.Length == 0)
        {
            return null;
        }

        var hasOffset = text.EndsWith('Z') || text.EndsWith('z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;
        if (!hasOffset || !DateTimeOffset.TryParseExact(
                text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            Refuse(name, $"{Quote(text)} is no time with an offset: write it like 2026-12-07T09:00:00Z or 2026-12-07T10:00:00+01:00.");
            return null;
        }

        if (instant < Earliest || instant > latest)
        {
            Refuse(name, $"{Quote(text)} cannot be right. {remedy}");
            return null;
        }

        return Time.Instants.ToMilliseconds(instant);
    }
}
