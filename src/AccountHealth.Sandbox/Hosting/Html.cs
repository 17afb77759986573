using System.Net;

namespace AccountHealth.Sandbox.Hosting;

/// <summary>The few pieces that the sandbox's pages are made of: no script, no files.</summary>
internal static class Html
{
    private const string Css = """
        :root { color-scheme: light dark; --line: light-dark(#ccc, #555); --mark: light-dark(#fff3c4, #4a3c00); }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 1rem; }
        body.wide { max-width: 72rem; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        .mark { background: var(--mark); padding: .4rem .8rem; border-radius: .4rem; }
        fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 1rem 0; }
        .choice { display: grid; grid-template-columns: auto 1fr; gap: 0 .6rem; padding: .4rem 0; align-items: start; }
        .choice input { margin-top: .35rem; } .choice small { grid-column: 2; overflow-wrap: anywhere; opacity: .75; }
        button { font: inherit; padding: .5rem 1.2rem; border-radius: .4rem; border: 1px solid var(--line); cursor: pointer; }
        button.main { background: #0a5bc4; border-color: #0a5bc4; color: #fff; }
        .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .8rem; }
        .fields label { display: grid; } .fields input, .fields select { font: inherit; padding: .3rem; width: 100%; box-sizing: border-box; }
        .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        """;

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Radio(string name, string value, string label, string detail, bool on) => Choice("radio", name, value, label, detail, on);

    public static string Tick(string name, string value, string label, string detail) => Choice("checkbox", name, value, label, detail, on: true);

    public static string Page(string title, string body, bool wide = false) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)} – Sandbox</title><style>{Css}</style></head>
        <body class="{(wide ? "wide" : "")}"><main>{body}</main></body></html>
        """;

    public static string Table(IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        var head = string.Concat(heads.Select(one => $"<th scope=\"col\">{Text(one)}</th>"));
        var body = string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>"));
        return $"<div class=\"table\"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>";
    }

    public static string Select(string name, string label, IEnumerable<(string Value, string Text)> options)
    {
        var all = string.Concat(options.Select(one => $"<option value=\"{Text(one.Value)}\">{Text(one.Text)}</option>"));
        return $"<label>{Text(label)}<select name=\"{name}\">{all}</select></label>";
    }

    public static string Input(string name, string label) => $"<label>{Text(label)}<input name=\"{name}\" autocomplete=\"off\"></label>";

    // The detail describes the choice and is not part of its name, so that people and tests find it by the name alone.
    private static string Choice(string type, string name, string value, string label, string detail, bool on)
    {
        var id = Text($"{name}-{value}");
        return $"""
            <div class="choice"><input type="{type}" id="{id}" name="{name}" value="{Text(value)}" aria-describedby="{id}-detail"{(on ? " checked" : "")}>
            <label for="{id}">{Text(label)}</label><small id="{id}-detail">{Text(detail)}</small></div>
            """;
    }
}
