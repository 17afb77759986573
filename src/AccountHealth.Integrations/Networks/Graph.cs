using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Integrations.Networks;

/// <summary>
/// Reads Meta's Graph API with one token. Once Meta has fallen silent it asks nothing more: every further answer is that silence.
/// </summary>
/// <param name="judge">What is wrong with an answer, and whether its address names the stored account.</param>
/// <param name="proves">Show with each request that the token is used by our app.</param>
internal sealed class Graph(NetworkHttp http, AppAccess app, Secret token, Func<HttpAnswer, bool, Problem?> judge, bool proves)
{
    private const int PageSize = 100;

    private readonly Hush _hush = new();

    /// <summary>One object, or an answer that is no list.</summary>
    /// <param name="fields">Empty for what it tells unasked.</param>
    public Task<GraphAnswer> ReadAsync(string path, string fields, CancellationToken cancellationToken) =>
        AskAsync(path, Fields(fields), isOnAccount: false, cancellationToken);

    /// <summary>The stored account itself.</summary>
    public Task<GraphAnswer> ReadAccountAsync(string id, string fields, CancellationToken cancellationToken) =>
        AskAsync($"/{{version}}/{Uri.EscapeDataString(id)}", Fields(fields), isOnAccount: true, cancellationToken);

    /// <summary>All pages of a list, at most <see cref="Offer.Most"/> items.</summary>
    /// <remarks>The address of the next page holds the token: only its cursor is used.</remarks>
    public async Task<GraphList> ListAsync(string path, string fields, CancellationToken cancellationToken)
    {
        var query = Fields(fields);
        query["limit"] = $"{PageSize}";
        var items = new List<JsonElement>();
        while (true)
        {
            var answer = await AskAsync(path, query, isOnAccount: false, cancellationToken);
            if (answer.Problem is null && !answer.Body.HasList("data"))
            {
                answer = new GraphAnswer(answer.Body, new Problem(ReasonCodes.NetworkOutage, "the list lacks what it should hold"));
            }

            if (answer.Problem is not null)
            {
                return new GraphList(answer, []);
            }

            var seen = items.Count;
            items.AddRange(answer.Body.Items("data"));
            if (answer.Body.Text("paging", "next").Length == 0)
            {
                return new GraphList(answer, items.Take(Offer.Most).ToList(), IsCut: items.Count > Offer.Most);
            }

            // There is more, and no way there.
            var next = Next(answer.Body);
            if (next is null || next == query.GetValueOrDefault("after") || items.Count == seen || items.Count >= Offer.Most)
            {
                return new GraphList(answer, items.Take(Offer.Most).ToList(), IsCut: true);
            }

            query["after"] = next;
        }
    }

    /// <summary>A request with the token in its header. Meta takes the proof in the query only.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, Dictionary<string, string?> query)
    {
        if (proves)
        {
            query["appsecret_proof"] = Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(app.ClientSecret.Reveal()), Encoding.UTF8.GetBytes(token.Reveal())));
        }

        var request = new HttpRequestMessage(method, QueryHelpers.AddQueryString(app.At("api", path).AbsoluteUri, query));
        OAuthConnector.Sign(request, token);
        return request;
    }

    private async Task<GraphAnswer> AskAsync(string path, Dictionary<string, string?> query, bool isOnAccount, CancellationToken cancellationToken)
    {
        if (_hush.Lasting is { } silence)
        {
            return new GraphAnswer(default, silence);
        }

        using var request = Request(HttpMethod.Get, path, query);
        var answer = await http.SendAsync(request, cancellationToken);
        var problem = answer.Problem ?? judge(answer.Value, isOnAccount)?.Without(token, app.ClientSecret);
        _hush.Hear(problem);
        return new GraphAnswer(answer.Problem is null ? answer.Value.Body : default, problem);
    }

    private static Dictionary<string, string?> Fields(string fields) => fields.Length == 0 ? [] : new() { ["fields"] = fields };

    private static string? Next(JsonElement body) =>
        body.Text("paging", "cursors", "after") is { Length: > 0 } after ? after
        : Uri.TryCreate(body.Text("paging", "next"), UriKind.Absolute, out var url) && QueryHelpers.ParseQuery(url.Query).TryGetValue("after", out var told) ? told.ToString()
        : null;
}

/// <param name="Problem">Null where there is nothing wrong with the answer.</param>
internal sealed record GraphAnswer(JsonElement Body, Problem? Problem)
{
    /// <summary>The network's own error behind the problem; null where it told none.</summary>
    public GraphError? Error => Problem is null ? null : GraphError.In(Body.At("error"));
}

/// <param name="Answer">The last there was.</param>
/// <param name="IsCut">There are more than are listed.</param>
internal sealed record GraphList(GraphAnswer Answer, IReadOnlyList<JsonElement> Items, bool IsCut = false)
{
    public Problem? Problem => Answer.Problem;
}
