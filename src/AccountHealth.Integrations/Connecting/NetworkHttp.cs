using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Integrations.Connecting;

/// <summary>
/// Asks networks by HTTP. Believes only what looks like a network's own answer: JSON, of a bearable size, in time, from
/// the host that was asked. Everything else is silence.
/// </summary>
/// <param name="patience">How long one answer is waited for; <see cref="Patience"/> where nothing is said.</param>
internal sealed class NetworkHttp(HttpMessageInvoker http, TimeProvider clock, TimeSpan? patience = null) : IDisposable
{
    private readonly Lock _pacing = new();
    private volatile StrongBox<DateTimeOffset>? _budgetBack;
    private (double PerSecond, RateLimiter? Limiter) _pace;

    /// <summary>More than any documented answer takes.</summary>
    public const int MostBytes = 2_000_000;

    /// <summary>The rest is for what a second may hold of its neighbours.</summary>
    private const double BudgetUsed = 0.97;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>As networks are asked: no redirects (they could lead inside our network), no cookies, nothing packed.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 50,
        MaxResponseHeadersLength = 64,
    };

    /// <summary>Until when a network is better left alone, by what an answer tells of our budget; null where it tells no such thing.</summary>
    public Func<HttpAnswer, DateTimeOffset?> Budget { get; set; } = _ => null;

    /// <summary>Our budget there is used up until then, as far as the answers told; null where none did.</summary>
    public DateTimeOffset? BudgetBackAt => _budgetBack?.Value;

    /// <summary>From now on at most so many requests a second are sent; the others wait their turn.</summary>
    public void Pace(double perSecond)
    {
        lock (_pacing)
        {
            if (Math.Abs(_pace.PerSecond - perSecond) > double.Epsilon)
            {
                // Whoever still waits for the old one is let go by it.
                _pace = (perSecond, Limiter(perSecond));
            }
        }
    }

    public void Dispose() => _pace.Limiter?.Dispose();

    /// <summary>Waits, by the clock that answers are dated by.</summary>
    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

    /// <summary>Sends the request.</summary>
    /// <returns>The answer, or a silence with its cause.</returns>
    public async Task<Answer<HttpAnswer>> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!CanBeSent(request))
        {
            return new Problem(ReasonCodes.AppMisconfigured, "the token or the secret holds characters that cannot be sent");
        }

        using var late = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // Waiting for its turn costs a request none of its patience.
            using var turn = _pace.Limiter is { } limiter ? await limiter.AcquireAsync(1, cancellationToken) : null;
            late.CancelAfter(patience ?? Patience);
            using var response = await http.SendAsync(request, both.Token);
            var answer = await ReadAsync(response, both.Token, cancellationToken);
            if (answer.Problem is null && Budget(answer.Value) is { } back)
            {
                _budgetBack = new StrongBox<DateTimeOffset>(back);
            }

            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Silence("timeout");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Silence(e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } known ? known.HttpRequestError.ToString() : "connection lost");
        }
    }

    private async Task<Answer<HttpAnswer>> ReadAsync(HttpResponseMessage response, CancellationToken late, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.TooManyRequests)
        {
            return await BelievedAsync(response, late);
        }

        try
        {
            var limit = await BelievedAsync(response, late);
            return limit.Problem is null ? limit : new HttpAnswer(429, default, response.Headers, clock.GetUtcNow());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Whoever limits us may send any page with it, or none: for how long stands in the headers.
            return new HttpAnswer(429, default, response.Headers, clock.GetUtcNow());
        }
    }

    /// <summary>An error page of whoever stands between us and the network says nothing of a token.</summary>
    private async Task<Answer<HttpAnswer>> BelievedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return Silence($"HTTP {status}: a redirect, which is not followed");
        }

        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            return Silence($"HTTP {status}: a packed answer, which was not asked for");
        }

        if (await BytesAsync(response.Content, cancellationToken) is not { } bytes)
        {
            return Silence($"HTTP {status}: an answer of more than {MostBytes:N0} bytes");
        }

        if (bytes.Length == 0)
        {
            return new HttpAnswer(status, default, response.Headers, clock.GetUtcNow());
        }

        // Graph answers JSON as text/javascript.
        var type = response.Content.Headers.ContentType?.MediaType ?? "json";
        return !type.Contains("json", StringComparison.OrdinalIgnoreCase) && !type.Contains("javascript", StringComparison.OrdinalIgnoreCase)
            ? Silence($"HTTP {status}: {type}")
            : JsonReading.Parse(bytes) is { } body ? new HttpAnswer(status, body, response.Headers, clock.GetUtcNow())
            : Silence($"HTTP {status}: no JSON");
    }

    /// <summary>A header holds printable ASCII: a token with anything else, as a broken import brings, is never sent.</summary>
    private static bool CanBeSent(HttpRequestMessage request) =>
        request.Headers.NonValidated.All(header => header.Value.All(value => value.All(one => one is >= ' ' and <= '~')));

    private static async Task<byte[]?> BytesAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MostBytes)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > MostBytes)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    /// <summary>In small steps, so that no second sees more than its share.</summary>
    private static TokenBucketRateLimiter Limiter(double perSecond)
    {
        var atOnce = Math.Max(1, (int)(perSecond / 50));
        return new(new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = atOnce,
            ReplenishmentPeriod = TimeSpan.FromSeconds(atOnce / (perSecond * BudgetUsed)),
            QueueLimit = int.MaxValue,
            AutoReplenishment = true,
        });
    }

    private static Problem Silence(string detail) => new(ReasonCodes.NetworkOutage, detail);
}
