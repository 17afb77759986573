using System.Text;
using AccountHealth.Sandbox.Grants;

namespace AccountHealth.Sandbox.Networks;

/// <summary>Something that Graph answers about, with only the fields that were asked for.</summary>
/// <param name="Fields">By name; null: the field exists and is empty; a function: made only when asked for.</param>
internal sealed record GraphNode(string Id, IReadOnlyDictionary<string, object?> Fields)
{
    private static readonly string[] Usual = ["name"];

    public static Answer One(Call call, GraphNode node)
    {
        try
        {
            return Answer.Json(node.Pick(call.Query("fields")));
        }
        catch (UnknownFieldException unknown)
        {
            return Graph.Error(100, message: unknown.Message);
        }
    }

    /// <summary>A page of results, with cursors and absolute links that carry the token, as Graph's do.</summary>
    public static Answer List(Call call, Token token, IReadOnlyList<GraphNode> all)
    {
        var (after, before) = (Position(call.Query("after")), Position(call.Query("before")));
        var count = Graph.Number(call.Query("limit"));
        var size = Math.Clamp(count ?? call.State.PageSize, 1, call.State.PageSize);
        var page = call.Page(all, after ?? (before - size) ?? 0, count);
        if (page.Items.Count == 0)
        {
            return Answer.Json(new { data = Array.Empty<object>() });
        }

        var (first, next) = (Cursor(page.Start), Cursor(page.Start + page.Items.Count));
        try
        {
            return Answer.Json(new
            {
                data = page.Items.Select(node => node.Pick(call.Query("fields"))).ToList(),
                paging = new
                {
                    cursors = new { before = first, after = next },
                    next = page.HasMore ? call.Here(("after", next), ("before", null), ("access_token", token.Value)) : null,
                    previous = page.Start > 0 ? call.Here(("before", first), ("after", null), ("access_token", token.Value)) : null,
                },
            });
        }
        catch (UnknownFieldException unknown)
        {
            return Graph.Error(100, message: unknown.Message);
        }
    }

    private Dictionary<string, object> Pick(string? fields)
    {
        var picked = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, nested) in fields is null ? Usual.Select(one => (one, (string?)null)) : Split(fields))
        {
            if (name != "id" && !Fields.ContainsKey(name))
            {
                throw new UnknownFieldException($"(#100) Tried accessing nonexisting field ({name})");
            }

            var value = name == "id" ? Id : Fields[name] is Func<object?> made ? made() : Fields[name];
            if (value is not null)
            {
                picked[name] = value is GraphNode other ? other.Pick(nested ?? "id") : value;
            }
        }

        picked["id"] = Id;
        return picked;
    }

    // "id,instagram_business_account{id,username},picture.type(large)": commas inside braces and brackets separate nothing here.
    private static IEnumerable<(string Name, string? Nested)> Split(string fields)
    {
        var (depth, start) = (0, 0);
        for (var index = 0; index <= fields.Length; index++)
        {
            var one = index < fields.Length ? fields[index] : ',';
            depth += one is '{' or '(' ? 1 : one is '}' or ')' ? -1 : 0;
            if (one == ',' && (depth == 0 || index == fields.Length))
            {
                var field = fields[start..index].Trim();
                start = index + 1;
                var end = field.AsSpan().IndexOfAny('{', '.', '(');
                var nested = end >= 0 && field[end] == '{' ? field[(end + 1)..].TrimEnd('}') : null;
                yield return (end < 0 ? field : field[..end], nested);
            }
        }
    }

    private static string Cursor(int position) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"AQHR{position}"));

    private static int? Position(string? cursor)
    {
        var bytes = new byte[cursor?.Length ?? 0];
        return cursor is not null && Convert.TryFromBase64String(cursor, bytes, out var length) && length > 4
            ? Graph.Number(Encoding.ASCII.GetString(bytes, 4, length - 4))
            : null;
    }

    private sealed class UnknownFieldException(string message) : Exception(message);
}
