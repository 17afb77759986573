using AccountHealth.Data.Storage;

namespace AccountHealth.Web.Components.Live;

/// <summary>Tells open pages that something was stored, by this process or by another one on the same data.</summary>
internal sealed class LiveChanges(DatabaseVersion version, TimeProvider clock, ILogger<LiveChanges> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Raised on a thread of its own; a page goes back to its own with InvokeAsync.</summary>
    public event Action? Changed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (Changed is { } changed && await version.HasMovedAsync(stoppingToken))
                {
                    changed();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A page that is a second late is no reason to stop the server.
                log.LogWarning(e, "Looking for changes failed");
            }
        }
    }
}
