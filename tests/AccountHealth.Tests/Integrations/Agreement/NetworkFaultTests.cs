using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Integrations.Connecting;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>What may come over a wire instead of an answer: it is silence, and nobody waits for its end.</summary>
public class NetworkFaultTests
{
    private const string Json = "Content-Type: application/json\r\n";

    private static readonly Dictionary<string, Func<NetworkStream, CancellationToken, Task>> Faults = new()
    {
        ["a body that stops in the middle"] = (stream, token) => RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Json}Content-Length: 4096\r\n\r\n{{\"data\":[", token),
        ["a reset in the middle"] = ResetAsync,
        ["a closed connection"] = (_, _) => Task.CompletedTask,
        ["another protocol"] = (stream, token) => RawServer.WriteAsync(stream, "SSH-2.0-OpenSSH_9.9\r\n", token),
        ["ten announced megabytes"] = (stream, token) => BodyAsync(stream, "Content-Length: 10000000\r\n", chunked: false, token),
        ["ten megabytes in pieces"] = (stream, token) => BodyAsync(stream, "Transfer-Encoding: chunked\r\n", chunked: true, token),
        ["a gzip bomb"] = BombAsync,
        ["packed without an announcement"] = PackedAsync,
        ["another kind of content"] = RawServer.Says("200 OK", """{"data":{"id":"1"}}""", "text/plain"),
        ["half of a JSON"] = RawServer.Says("200 OK", """{"access_token":"AQ"""),
        ["a JSON as deep as a well"] = RawServer.Says("200 OK", new string('[', 100_000)),
        ["a text that is none"] = RawServer.Says("400 Bad Request", """{"error":{"message":"\ud800"}}"""),
        ["a name that is none"] = RawServer.Says("400 Bad Request", """{"\udc00error":"x"}"""),
        ["a page with 401"] = RawServer.Says("401 Unauthorized", "<!doctype html><h1>Sign in to the Wi-Fi</h1>", "text/html"),
        ["a page with 200"] = RawServer.Says("200 OK", "<!doctype html><h1>It works!</h1>", "text/html; charset=utf-8"),
        ["a page that says it is JSON"] = RawServer.Says("403 Forbidden", "<html>blocked</html>"),
        ["headers without an end"] = (stream, token) => EndlessAsync(stream, "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n", token),
        ["one header without an end"] = (stream, token) => EndlessAsync(stream, "HTTP/1.1 200 OK\r\nX-More: ", "and more", token),
        ["a body without an end"] = (stream, token) => EndlessAsync(stream, $"HTTP/1.1 200 OK\r\n{Json}\r\n", "          ", token),
    };

    public static TheoryData<string> Names() => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_is_no_answer_is_a_silence(string fault)
    {
        await using var server = new RawServer(Faults[fault]);

        var answer = await AskAsync(server, TimeSpan.FromMinutes(1));

        Assert.Equal(ReasonCodes.NetworkOutage, answer.Problem?.Reason);
        Assert.True(answer.Problem!.IsSilence);
        Assert.NotEqual("timeout", answer.Problem.Detail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{")]
    public async Task An_answer_that_never_ends_is_given_up(string beginning)
    {
        await using var server = new RawServer(async (stream, token) =>
        {
            await RawServer.WriteAsync(stream, beginning, token);
            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.Equal("timeout", (await AskAsync(server, TimeSpan.FromMilliseconds(200))).Problem?.Detail);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        await using var inside = new RawServer(RawServer.Says("200 OK", "{}"));
        await using var server = new RawServer(RawServer.Says($"302 Found\r\nLocation: {inside.Address}", "{}"));

        var answer = await AskAsync(server, TimeSpan.FromMinutes(1));

        Assert.Equal(ReasonCodes.NetworkOutage, answer.Problem?.Reason);
        Assert.Equal((1, 0), (server.Asked, inside.Asked));
    }

    [Fact]
    public async Task Who_stops_waiting_is_told_so_and_gets_no_answer()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new RawServer(async (_, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(server, TimeSpan.FromMinutes(1), stop.Token));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800000")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"NaN\"")]
    [InlineData("[]")]
    public async Task A_number_that_no_calendar_holds_is_no_instant(string number)
    {
        await using var server = new RawServer(RawServer.Says(
            "200 OK\r\nRetry-After: 99999999999999999999\r\nx-rate-limit-reset: 1e400", $$"""{"expires_at":{{number}},"expires_in":{{number}}}"""));

        var answer = (await AskAsync(server, TimeSpan.FromMinutes(1))).Value;

        Assert.Null(answer.Body.Instant("expires_at"));
        Assert.Null(answer.RetryAfter);
        Assert.Null(answer.HeaderNumber("x-rate-limit-reset"));
    }

    private static async Task<Answer<HttpAnswer>> AskAsync(RawServer server, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        using var invoker = new HttpMessageInvoker(NetworkHttp.Handler());
        using var http = new NetworkHttp(invoker, TimeProvider.System, patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        return await http.SendAsync(request, cancellationToken);
    }

    private static async Task ResetAsync(NetworkStream stream, CancellationToken token)
    {
        await RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Json}Content-Length: 4096\r\n\r\n{{", token);
        stream.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        stream.Socket.Close();
    }

    private static async Task BodyAsync(NetworkStream stream, string header, bool chunked, CancellationToken token)
    {
        await RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Json}{header}\r\n", token);
        var piece = new string(' ', 100_000);
        for (var sent = 0; sent < 100; sent++)
        {
            await RawServer.WriteAsync(stream, chunked ? $"{piece.Length:x}\r\n{piece}\r\n" : piece, token);
        }
    }

    private static async Task EndlessAsync(NetworkStream stream, string beginning, string more, CancellationToken token)
    {
        await RawServer.WriteAsync(stream, beginning, token);
        var piece = string.Concat(Enumerable.Repeat(more, 1000));
        while (true)
        {
            await RawServer.WriteAsync(stream, piece, token);
        }
    }

    private static Task BombAsync(NetworkStream stream, CancellationToken token) => PackedAsync(stream, "Content-Encoding: gzip\r\n", token);

    private static Task PackedAsync(NetworkStream stream, CancellationToken token) => PackedAsync(stream, "", token);

    private static async Task PackedAsync(NetworkStream stream, string header, CancellationToken token)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = Encoding.ASCII.GetBytes(new string('0', 1_000_000));
            for (var megabyte = 0; megabyte < 50; megabyte++)
            {
                await zip.WriteAsync(zeros, token);
            }
        }

        await RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Json}{header}Content-Length: {packed.Length}\r\n\r\n", token);
        await stream.WriteAsync(packed.ToArray(), token);
    }
}
