using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;

namespace AccountHealth.Integrations.Connecting;

/// <summary>What a network answered.</summary>
/// <param name="Body">Undefined where it was empty.</param>
/// <param name="At">When it arrived.</param>
internal sealed record HttpAnswer(int Status, JsonElement Body, HttpResponseHeaders Headers, DateTimeOffset At)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>When to ask again, by the header that HTTP has for it.</summary>
    public DateTimeOffset? RetryAfter => Headers.RetryAfter switch
    {
        { Delta: { } delta } => At + delta,
        { Date: { } date } => date,
        _ => null,
    };

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>A header that holds a number; null where it is absent or holds something else.</summary>
    public long? HeaderNumber(string name) =>
        double.TryParse(Header(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15 ? (long)number : null;
}

/// <summary>Reads JSON of which nothing is certain: what is absent or of another type is null, and nothing throws.</summary>
internal static class JsonReading
{
    /// <summary>
    /// The document in these bytes; null where it is none, or where a text of it cannot be read: JSON may hold bytes and escapes
    /// that are no text, and reading them throws.
    /// </summary>
    public static JsonElement? Parse(byte[] json)
    {
        try
        {
            return IsText(json) ? JsonElement.Parse(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether there is a list, which may be empty. What lacks it is no answer to the question what there is.</summary>
    public static bool HasList(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind == JsonValueKind.Array;

    /// <summary>The member at this path; undefined where any part is absent.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>A text; numbers as they are written. Empty where there is none.</summary>
    public static string Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };

    /// <summary>A whole number, also where it is written as a text; null where there is none or it is too large.</summary>
    public static long? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        decimal.TryParse(element.Text(path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is > long.MinValue and < long.MaxValue ? (long)number : null;

    public static bool? Bool(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];

    private static bool IsText(byte[] json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        if (json.AsSpan().IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>An instant in Unix seconds; null where there is none, or none that a calendar holds.</summary>
    public static DateTimeOffset? Instant(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Number(path) is > 0 and < 253_402_300_799 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
