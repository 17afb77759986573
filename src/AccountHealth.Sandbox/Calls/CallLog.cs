namespace AccountHealth.Sandbox.Calls;

/// <summary>What was asked, and how often in which second: tests of a budget read it.</summary>
internal sealed class CallLog
{
    private const int Kept = 100;
    private readonly Queue<LoggedCall> _last = new();
    private readonly Dictionary<CallSecond, int> _counts = [];

    /// <summary>The last calls, newest first; without query and body, where the secrets are.</summary>
    public IReadOnlyList<LoggedCall> Last => [.. _last.Reverse()];

    public IEnumerable<KeyValuePair<CallSecond, int>> Counts => _counts;

    public void Arrive(string network, string endpoint, DateTimeOffset at)
    {
        var second = new CallSecond(network, endpoint, at.ToUnixTimeSeconds());
        _counts[second] = _counts.GetValueOrDefault(second) + 1;
    }

    public void Finish(string network, string method, string path, int status, DateTimeOffset arrived)
    {
        _last.Enqueue(new LoggedCall(arrived, network, method, path, status));
        if (_last.Count > Kept)
        {
            _last.Dequeue();
        }
    }
}

/// <param name="Second">Unix seconds of the real clock.</param>
internal sealed record CallSecond(string Network, string Endpoint, long Second);

/// <param name="Status">0: the connection was dropped.</param>
internal sealed record LoggedCall(DateTimeOffset At, string Network, string Method, string Path, int Status);
