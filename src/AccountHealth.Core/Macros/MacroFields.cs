using System.Globalization;

namespace AccountHealth.Core.Macros;

/// <summary>The values of an action's fields, by field name. Each is a list of texts; the action knows what they mean.</summary>
public sealed class MacroFields(IReadOnlyDictionary<string, IReadOnlyList<string>> values) : IEquatable<MacroFields>
{
    public static MacroFields None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; } = values;

    public IReadOnlyList<string> this[string field] => Values.GetValueOrDefault(field, []);

    /// <summary>The field's values that are whole numbers.</summary>
    public IReadOnlyList<int> Numbers(string field) =>
        [.. this[field].Where(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(value => int.Parse(value, CultureInfo.InvariantCulture))];

    /// <summary>The same fields with one of them set.</summary>
    public MacroFields With(string field, IEnumerable<string> values) =>
        new(new Dictionary<string, IReadOnlyList<string>>(Values) { [field] = [.. values] });

    public bool Equals(MacroFields? other) =>
        other is not null
        && Values.Count == other.Values.Count
        && Values.All(field => field.Value.SequenceEqual(other[field.Key], StringComparer.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as MacroFields);

    public override int GetHashCode() => Values.Count;
}
