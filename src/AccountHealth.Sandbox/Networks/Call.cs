using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;
using Microsoft.AspNetCore.Http.Extensions;

namespace AccountHealth.Sandbox.Networks;

/// <summary>One call to a network, with all that its answer may depend on. The present is read once for the whole call.</summary>
internal sealed class Call(HttpRequest request, string body, SandboxState state, NetworkTraits network, string networkPath)
{
    private JsonObject? _json;

    public HttpRequest Request { get; } = request;
    public SandboxState State { get; } = state;
    public NetworkTraits Network { get; } = network;
    public DateTimeOffset Now { get; } = state.Clock.GetUtcNow();
    public People People => State.People;
    public GrantBook Grants => State.Grants;

    /// <summary>The body as JSON; an empty object where it is not.</summary>
    public JsonObject Json => _json ??= ReadJson();

    public string? BearerToken =>
        Header("Authorization") is { } value && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].Trim() : null;

    public string? Query(string name) => Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? Form(string name) =>
        Request.HasFormContentType && Request.Form.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>For the networks that take a parameter in the form or in the query.</summary>
    public string? Value(string name) => Form(name) ?? Query(name);

    /// <summary>All values of a form field: the ticks of the consent page.</summary>
    public IReadOnlyList<string> Ticked(string name) => Request.HasFormContentType ? [.. Request.Form[name].OfType<string>()] : [];

    public string? Header(string name) => Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public string Route(string name) => (string)Request.RouteValues[name]!;

    /// <summary>The app by the id and secret that came with the call, whichever way the network takes them.</summary>
    public AppCheck App(string? id, string? secret) => State.Apps.Check(Network.Id, id, secret);

    /// <summary>The app by HTTP Basic.</summary>
    public AppCheck BasicApp()
    {
        var header = Header("Authorization");
        var bytes = new byte[header?.Length ?? 0];
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
        {
            return App(null, null);
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return App(Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : null);
    }

    /// <summary>A slice of a list, never longer than the sandbox's page size whatever was asked for.</summary>
    public Slice<T> Page<T>(IReadOnlyList<T> all, int start, int? count)
    {
        var size = Math.Clamp(count ?? State.PageSize, 1, State.PageSize);
        return new Slice<T>([.. all.Skip(Math.Max(0, start)).Take(size)], Math.Max(0, start), size, all.Count);
    }

    /// <summary>An absolute address of this network: <c>Link("api/v25.0/me/accounts")</c>.</summary>
    public string Link(string path) => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{networkPath}/{path}";

    /// <summary>The absolute address of this call with some parameters replaced: the next page of results.</summary>
    public string Here(params (string Name, string? Value)[] replaced)
    {
        var query = Request.Query.Where(one => replaced.All(other => other.Name != one.Key))
            .Select(one => KeyValuePair.Create(one.Key, one.Value.ToString()))
            .Concat(replaced.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!)));
        return $"{Request.Scheme}://{Request.Host}{Request.PathBase}{Request.Path}{new QueryBuilder(query)}";
    }

    private JsonObject ReadJson()
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>One page of results.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Items, int Start, int Count, int Total)
{
    public bool HasMore => Start + Items.Count < Total;
}
