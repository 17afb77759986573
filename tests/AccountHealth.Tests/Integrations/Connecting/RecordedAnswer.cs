using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>A request by what tells it apart, and the response to it.</summary>
public sealed class RecordedAnswer(JsonElement exchange)
{
    private readonly JsonElement _request = exchange.GetProperty("request");
    private readonly JsonElement _response = exchange.GetProperty("response");
    private readonly Regex _path = new("^" + Regex.Replace(Regex.Escape(exchange.GetProperty("request").GetProperty("path").GetString()!), @"\\\{[a-z]+}", m => m.Value == @"\{any}" ? ".*" : "[^/]+") + "$");

    /// <summary>Only before the token was renewed.</summary>
    public bool UntilRefresh { get; } = exchange.TryGetProperty("until", out var until) && until.GetString() == "refresh";

    /// <summary>How much it asks of a request: of two that fit, the one that asks for more is meant.</summary>
    public int Weight { get; } = Pairs(exchange.GetProperty("request"), "query").Count() + Pairs(exchange.GetProperty("request"), "form").Count();

    public bool IsRefresh => Pairs(_request, "form").Any(pair => pair.Value is "refresh_token") || Pairs(_request, "query").Any(pair => pair.Value == "ig_refresh_token");

    public static IReadOnlyList<RecordedAnswer> In(JsonElement answers) =>
        answers.ValueKind == JsonValueKind.Array ? [.. answers.EnumerateArray().Select(one => new RecordedAnswer(one))] : [];

    public bool Fits(HttpRequestMessage request, string body)
    {
        var query = QueryHelpers.ParseQuery(request.RequestUri!.Query);
        var form = request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded" ? QueryHelpers.ParseQuery(body) : [];
        return Is("method", request.Method.Method) && Is("host", request.RequestUri.Host) && _path.IsMatch(Uri.UnescapeDataString(request.RequestUri.AbsolutePath))
            && Pairs(_request, "query").All(pair => IsPlaceholder(pair.Value) || query[pair.Key] == pair.Value)
            && Pairs(_request, "form").All(pair => IsPlaceholder(pair.Value) || form[pair.Key] == pair.Value);
    }

    /// <exception cref="HttpRequestException">The recorded fault.</exception>
    public HttpResponseMessage Response()
    {
        if (_response.TryGetProperty("fault", out var fault))
        {
            throw fault.GetString() switch
            {
                "timeout" => new OperationCanceledException("timeout"),
                "dns" => new HttpRequestException(HttpRequestError.NameResolutionError),
                "tls" => new HttpRequestException(HttpRequestError.SecureConnectionError),
                _ => new HttpRequestException(HttpRequestError.ResponseEnded),
            };
        }

        var isJson = _response.TryGetProperty("body", out var body);
        var response = new HttpResponseMessage((HttpStatusCode)_response.GetProperty("status").GetInt32())
        {
            Content = new StringContent(
                isJson ? body.GetRawText() : _response.TryGetProperty("text", out var text) ? text.GetString()! : "",
                Encoding.UTF8,
                isJson ? "application/json" : "text/html"),
        };
        foreach (var header in Pairs(_response, "headers"))
        {
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return response;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement element, string name) =>
        element.TryGetProperty(name, out var pairs) ? pairs.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.ToString())) : [];

    /// <summary>"{token of the page}" stands for a secret that is not written down.</summary>
    private static bool IsPlaceholder(string value) => value.StartsWith('{');

    private bool Is(string name, string actual) =>
        _request.TryGetProperty(name, out var said) && (said.GetString() is "{any}" or "*" || string.Equals(said.GetString(), actual, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A network that answers what was recorded: the refusal first, else its small world of successes.</summary>
internal sealed class RecordedNetwork(IReadOnlyList<RecordedAnswer> first, IReadOnlyList<RecordedAnswer> world) : HttpMessageHandler
{
    private bool _refreshed;

    /// <summary>What was asked, for the message of a failing test.</summary>
    public List<string> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Add($"{request.Method} {request.RequestUri!.Host}{request.RequestUri.AbsolutePath}");
        var answer = Best(first.Where(one => !(one.UntilRefresh && _refreshed)), request, body) ?? Best(world, request, body)
            ?? throw new InvalidOperationException($"Nothing is recorded for {Asked[^1]}");
        var response = answer.Response();
        _refreshed |= answer.IsRefresh && response.IsSuccessStatusCode;
        return response;
    }

    private static RecordedAnswer? Best(IEnumerable<RecordedAnswer> answers, HttpRequestMessage request, string body) =>
        answers.Where(one => one.Fits(request, body)).OrderByDescending(one => one.Weight).FirstOrDefault();
}
