namespace AccountHealth.BrowserTests.Running;

/// <summary>A real SMTP server that keeps what it accepts.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly RunningProcess _process;
    private readonly string _folder;

    private MailServer(RunningProcess process, int port, string folder)
    {
        _process = process;
        Port = port;
        _folder = folder;
    }

    public int Port { get; }

    /// <summary>What a product has to be told to send through it.</summary>
    public (string Key, string Value)[] Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString()), ("Mail:StartTls", "false"), ("Mail:From", "health@agency.example")];

    public static async Task<MailServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("account-health-smtp-").FullName;
        var port = Ports.Free();
        var script = Path.Combine(AppContext.BaseDirectory, "smtp_server.py");
        // Debian's own Python, where its aiosmtpd lies.
        var process = RunningProcess.Start("/usr/bin/python3", [script, port.ToString(), folder]);
        await process.LineAsync("ready");
        return new MailServer(process, port, folder);
    }

    /// <summary>The mails kept so far for an address, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> MailsTo(string address) =>
        [.. Directory.GetFiles(_folder, $"*-{address}.eml").Order(StringComparer.Ordinal).Select(file => ReceivedMail.Read(File.ReadAllText(file)))];

    /// <summary>The mails kept so far, whoever they are for.</summary>
    public IReadOnlyList<ReceivedMail> All =>
        [.. Directory.GetFiles(_folder, "*.eml").Order(StringComparer.Ordinal).Select(file => ReceivedMail.Read(File.ReadAllText(file)))];

    /// <summary>The mails for an address, once there are that many.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitForAsync(string address, int count = 1)
    {
        await ArrivedAsync($"*-{address}.eml", count);
        return MailsTo(address);
    }

    /// <summary>Waits until that many mails arrived, whoever they are for.</summary>
    public Task ArrivedAsync(int count) => ArrivedAsync("*.eml", count);

    /// <summary>From now on it takes what it deferred before.</summary>
    public void AcceptDeferred() => File.WriteAllText(Path.Combine(_folder, "accept-deferred"), "");

    private async Task ArrivedAsync(string files, int count)
    {
        using var watcher = new FileSystemWatcher(_folder) { EnableRaisingEvents = true };
        using var patience = new CancellationTokenSource(Patience);
        var arrived = new SemaphoreSlim(0);
        watcher.Renamed += (_, _) => arrived.Release();
        while (Directory.GetFiles(_folder, files).Length < count)
        {
            await arrived.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
