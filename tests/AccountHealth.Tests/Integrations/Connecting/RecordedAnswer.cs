using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>A request by what tells it apart, and the response to it.</summary>
public sealed class RecordedAnswer(JsonElement exchange)
{
    private static readonly string[] AboutTokens = ["debug_token", "tokeninfo", "introspectToken", "/token", "/token/"];

    private readonly JsonElement _request = exchange.GetProperty("request");
    private readonly JsonElement _response = exchange.TryGetProperty("response", out var response) ? response : exchange;
    private int _answered;

    /// <summary>How often it is answered; then the world answers.</summary>
    private readonly int _times = exchange.TryGetProperty("times", out var times) ? times.GetInt32() : int.MaxValue;

    /// <summary>Only before the token was renewed.</summary>
    public bool UntilRefresh { get; } = exchange.TryGetProperty("until", out var until) && until.GetString() == "refresh";

    /// <summary>How much it asks of a request: of two that fit, the one that asks for more is meant.</summary>
    public int Weight { get; } = Pairs(exchange.GetProperty("request"), "query").Count() + Pairs(exchange.GetProperty("request"), "form").Count();

    public bool IsRefresh => Pairs(_request, "form").Any(pair => pair.Value is "refresh_token") || Pairs(_request, "query").Any(pair => pair.Value == "ig_refresh_token");

    /// <param name="request">Method, host and path, separated by spaces.</param>
    /// <param name="headers">Name and value, separated by a colon.</param>
    public static RecordedAnswer Of(string request, int status, string body, params string[] headers)
    {
        var parts = request.Split(' ');
        return new RecordedAnswer(JsonSerializer.SerializeToElement(new
        {
            request = new { method = parts[0], host = parts[1], path = parts[2] },
            response = new Dictionary<string, object>
            {
                ["status"] = status,
                [body.StartsWith('{') || body.StartsWith('[') ? "body" : "text"] = body.StartsWith('{') || body.StartsWith('[') ? JsonElement.Parse(body) : body,
                ["headers"] = headers.Select(header => header.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
            },
        }));
    }

    public static IReadOnlyList<RecordedAnswer> In(JsonElement answers) =>
        answers.ValueKind == JsonValueKind.Array ? [.. answers.EnumerateArray().Select(one => new RecordedAnswer(one))] : [];

    /// <param name="accounts">Native ids of the stored accounts.</param>
    public bool Fits(HttpRequestMessage request, string body, IReadOnlyCollection<string> accounts)
    {
        var query = QueryHelpers.ParseQuery(request.RequestUri!.Query);
        var form = request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded" ? QueryHelpers.ParseQuery(body) : [];
        return _answered < _times && Is("method", request.Method.Method) && Is("host", request.RequestUri.Host) && IsPath(request, accounts)
            && Pairs(_request, "query").All(pair => IsPlaceholder(pair.Value) || query.GetValueOrDefault(pair.Key) == pair.Value)
            && Pairs(_request, "form").All(pair => IsPlaceholder(pair.Value) || form.GetValueOrDefault(pair.Key) == pair.Value);
    }

    /// <exception cref="HttpRequestException">The recorded fault.</exception>
    public HttpResponseMessage Response()
    {
        _answered++;
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

    private bool IsPath(HttpRequestMessage request, IReadOnlyCollection<string> accounts)
    {
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        return _request.GetProperty("path").GetString() switch
        {
            "{any}" => true,
            // With the person's token, and not about a token.
            "{api}" => CarriesToken(request) && !AboutTokens.Any(one => path.EndsWith(one, StringComparison.Ordinal)),
            "{account}" => accounts.Any(id => path.Contains(id, StringComparison.Ordinal)),
            { } template => IsLike(template.Split('/'), path.Split('/')),
            _ => false,
        };
    }

    private static bool IsLike(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(pair => IsPlaceholder(pair.First) || pair.First == pair.Second);

    private static bool CarriesToken(HttpRequestMessage request) =>
        request.Headers.Authorization?.Scheme == "Bearer" || request.Headers.Contains("Access-Token")
        || QueryHelpers.ParseQuery(request.RequestUri!.Query).ContainsKey("access_token");

    /// <summary>"{token of the page}" stands for a secret that is not written down.</summary>
    private static bool IsPlaceholder(string value) => value.StartsWith('{');

    private bool Is(string name, string actual) =>
        _request.TryGetProperty(name, out var said) && (said.GetString() is "{any}" || string.Equals(said.GetString(), actual, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A network that answers what was recorded: the refusal first, else its small world of successes.</summary>
/// <param name="first">Before the world's answers.</param>
/// <param name="accounts">Native ids of the stored accounts.</param>
internal sealed class RecordedNetwork(
    IReadOnlyList<RecordedAnswer> first, IReadOnlyList<RecordedAnswer> world, IReadOnlyCollection<string> accounts) : HttpMessageHandler
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

    private RecordedAnswer? Best(IEnumerable<RecordedAnswer> answers, HttpRequestMessage request, string body) =>
        answers.Where(one => one.Fits(request, body, accounts)).OrderByDescending(one => one.Weight).FirstOrDefault();
}
