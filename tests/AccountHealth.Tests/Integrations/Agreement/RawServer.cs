using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>A server that speaks whatever bytes a test wants.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private int _asked;

    public RawServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many requests came.</summary>
    public int Asked => _asked;

    /// <summary>Answers this text and closes.</summary>
    public static Func<NetworkStream, CancellationToken, Task> Says(string head, string body = "", string type = "application/json") =>
        (stream, token) => WriteAsync(stream, $"HTTP/1.1 {head}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}", token);

    public static Task WriteAsync(NetworkStream stream, string text, CancellationToken token) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> answer)
    {
        List<Task> all = [];
        try
        {
            while (true)
            {
                all.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token), answer));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(all);
        }
    }

    private async Task AnswerAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> answer)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var buffer = new byte[64 * 1024];
                if (await stream.ReadAsync(buffer, _end.Token) > 0)
                {
                    Interlocked.Increment(ref _asked);
                    await answer(stream, _end.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // Who asked has gone, as it should.
            }
        }
    }
}
