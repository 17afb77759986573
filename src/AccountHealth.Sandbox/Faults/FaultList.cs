namespace AccountHealth.Sandbox.Faults;

/// <summary>The faults that are on.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> All => _faults;

    public void Set(Fault fault, bool on)
    {
        _faults.RemoveAll(one => one.Network == fault.Network && one.Kind == fault.Kind && one.Path == fault.Path);
        if (on)
        {
            _faults.Add(fault);
        }
    }

    /// <param name="endpoint">"GET api/v2/userinfo".</param>
    public IReadOnlyList<Fault> For(string network, string endpoint)
    {
        if (_faults.Count == 0)
        {
            return [];
        }

        var path = endpoint[(endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return [.. _faults.Where(fault => fault.Network == network && Concerns(fault, path)).OrderBy(fault => fault.Kind)];
    }

    private static bool Concerns(Fault fault, string path) =>
        fault.Path is { } beginning ? path.StartsWith(beginning, StringComparison.Ordinal) : !path.Split('/')[0].EndsWith("consent", StringComparison.Ordinal);
}
