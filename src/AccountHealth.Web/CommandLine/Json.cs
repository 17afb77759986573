using System.Text.Encodings.Web;
using System.Text.Json;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Web.CommandLine;

/// <summary>What the command line prints as JSON is a promise; these are its habits.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        // Names in other scripts stay readable; this text never lands in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Utf8JsonWriter Writer(Stream output) => new(output, Readable);

    /// <summary>An instant, "never" or "unknown".</summary>
    public static void WriteEnd(this Utf8JsonWriter json, string name, End end) => json.WriteString(name, end.ToString());

    public static void WriteInstant(this Utf8JsonWriter json, string name, DateTimeOffset? instant)
    {
        if (instant is { } value)
        {
            json.WriteString(name, End.At(value).ToString());
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>The text, or null where it is empty.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteNumber(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
