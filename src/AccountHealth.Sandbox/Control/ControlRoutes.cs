using System.Text.Json;
using System.Text.Json.Nodes;
using AccountHealth.Sandbox.Networks;

namespace AccountHealth.Sandbox.Control;

/// <summary><c>GET control</c> is the page, <c>POST control/{verb}</c> makes something happen.</summary>
internal static class ControlRoutes
{
    public static void Map(RouteGroupBuilder group, SandboxState state)
    {
        group.MapGet("", async context => await Locked(state, () => Answer.Html(ControlPage.Of(state))).WriteAsync(context.Response));
        group.MapPost("{verb?}", context => OrderAsync(context, state));
    }

    private static async Task OrderAsync(HttpContext context, SandboxState state)
    {
        var isForm = context.Request.HasFormContentType;
        Answer answer;
        try
        {
            var fields = isForm ? await FormAsync(context.Request) : await JsonAsync(context.Request);
            var verb = (string?)context.Request.RouteValues["verb"] ?? fields.GetValueOrDefault("verb") ?? "";
            answer = Locked(state, () => Answer.Json(Do(verb, new ControlOrder(state, fields))));
        }
        catch (JsonException broken)
        {
            answer = Answer.Json(new { refused = broken.Message }, StatusCodes.Status400BadRequest);
        }
        catch (ControlRefusalException refusal)
        {
            answer = Answer.Json(new { refused = refusal.Message }, StatusCodes.Status409Conflict);
        }

        if (isForm && answer.Status == StatusCodes.Status200OK)
        {
            answer = Answer.Empty(StatusCodes.Status303SeeOther).With("Location", $"{context.Request.PathBase}{context.Request.Path}");
        }

        await answer.WriteAsync(context.Response);
    }

    private static object Do(string name, ControlOrder order)
    {
        if (!ControlVerb.All.TryGetValue(name, out var verb))
        {
            throw new ControlRefusalException($"There is no verb '{name}', but {string.Join(", ", ControlVerb.All.Keys)}.");
        }

        if (verb.NeedsBehaviour && BehaviourAttribute.Of(order.Network()).All(behaviour => behaviour.Verb != name || (behaviour.About is { } about && order.Text(about) is null)))
        {
            throw new ControlRefusalException($"{order.Network().Traits.Name} cannot express '{name}': no answer of its API is known for it.");
        }

        return verb.Do(order);
    }

    private static async Task<IReadOnlyDictionary<string, string>> FormAsync(HttpRequest request) =>
        (await request.ReadFormAsync()).ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);

    private static async Task<IReadOnlyDictionary<string, string>> JsonAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        var json = text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [];
        return json.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!.ToString(), StringComparer.Ordinal);
    }

    private static Answer Locked(SandboxState state, Func<Answer> answer)
    {
        lock (state.Gate)
        {
            return answer();
        }
    }
}
