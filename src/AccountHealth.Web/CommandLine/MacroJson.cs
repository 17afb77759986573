using System.Text.Json;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Monitoring.Changes;

namespace AccountHealth.Web.CommandLine;

/// <summary>A macro as JSON. Besides what every macro has, each field of its action is a property.</summary>
internal static class MacroJson
{
    private static readonly string[] Common = ["name", "description", "action", "accounts", "newAccounts"];
    private static readonly string[] Conditions = ["network", "kind", "tag", "owner", "ids"];

    /// <exception cref="CommandException">The text is no macro. Names the property and the remedy.</exception>
    public static MacroDefinition Read(string text, MacroActionCatalog actions)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(document.RootElement, actions);
        }
        catch (JsonException e)
        {
            throw new CommandException($"It is no JSON: {e.Message}");
        }
    }

    public static void Write(Utf8JsonWriter json, Macro macro, MacroActionCatalog actions)
    {
        json.WriteStartObject();
        json.WriteString("name", macro.Name);
        json.WriteString("description", macro.Description);
        json.WriteString("action", macro.Action);
        foreach (var field in actions.Find(macro.Action)?.Descriptor.Fields ?? [])
        {
            WriteField(json, field, macro.Fields);
        }

        json.WriteStartObject("accounts");
        WriteCondition(json, "network", macro.Accounts.Network);
        WriteCondition(json, "kind", macro.Accounts.Kind);
        WriteCondition(json, "tag", macro.Accounts.Tag);
        WriteCondition(json, "owner", macro.Accounts.Owner);
        if (macro.Accounts.Ids.Count > 0)
        {
            json.WriteTexts("ids", macro.Accounts.Ids);
        }

        json.WriteEndObject();
        json.WriteBoolean("newAccounts", macro.NewAccounts);
        json.WriteEndObject();
    }

    private static MacroDefinition Read(JsonElement root, MacroActionCatalog actions)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new CommandException("It has to be one JSON object: a macro.");
        }

        var action = Text(root, "action") ?? SetPreDeactivationNotification.Id;
        var fields = actions.Find(action)?.Descriptor.Fields ?? [];
        Only(root, "", [.. Common, .. fields.Select(field => field.Name)]);
        return new MacroDefinition
        {
            Name = Text(root, "name") ?? throw new CommandException("name: It is missing; give the macro a name."),
            Description = Text(root, "description") ?? "",
            Action = action,
            Fields = fields.Aggregate(MacroFields.None, (all, field) => all.With(field.Name, Texts(root, field.Name))),
            Accounts = root.TryGetProperty("accounts", out var accounts) ? Filter(accounts) : AccountFilter.Everything,
            NewAccounts = YesNo(root, "newAccounts"),
        };
    }

    private static AccountFilter Filter(JsonElement accounts)
    {
        if (accounts.ValueKind != JsonValueKind.Object)
        {
            throw new CommandException("accounts: It has to be an object such as {\"network\": \"linkedin\"}; {} means all accounts.");
        }

        Only(accounts, "accounts.", Conditions);
        return new AccountFilter
        {
            Network = Text(accounts, "network"),
            Kind = Text(accounts, "kind"),
            Tag = Text(accounts, "tag"),
            Owner = Text(accounts, "owner"),
            Ids = [.. Texts(accounts, "ids")],
        };
    }

    private static void Only(JsonElement element, string path, IReadOnlyCollection<string> names)
    {
        if (element.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new CommandException($"{path}{unknown}: There is no such property; use {string.Join(", ", names)}.");
        }
    }

    private static string? Text(JsonElement element, string name) => !element.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw new CommandException($"{name}: It has to be a text."),
    };

    private static bool YesNo(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new CommandException($"{name}: It has to be true or false."),
    };

    private static IEnumerable<string> Texts(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new CommandException($"{name}: It has to be a list such as [ … ].");
        }

        return [.. value.EnumerateArray().Select(one => one.ValueKind switch
        {
            JsonValueKind.String => one.GetString()!,
            JsonValueKind.Number => one.GetRawText(),
            _ => throw new CommandException($"{name}: It may hold texts and numbers only."),
        })];
    }

    private static void WriteField(Utf8JsonWriter json, MacroField field, MacroFields fields)
    {
        if (field.Kind != MacroFieldKind.LeadDays)
        {
            json.WriteTexts(field.Name, fields[field.Name]);
            return;
        }

        json.WriteStartArray(field.Name);
        foreach (var number in fields.Numbers(field.Name))
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteCondition(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
