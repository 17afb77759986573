namespace AccountHealth.Sandbox.Networks;

/// <summary>How often each caller may ask within a window of fixed length. Counted in real time: moving the networks' clock gives nobody more.</summary>
internal sealed class Budget(int limit, TimeSpan window)
{
    private readonly Dictionary<string, (DateTimeOffset Start, int Spent)> _windows = new(StringComparer.Ordinal);

    public int Limit => limit;

    /// <summary>For a fresh world.</summary>
    public void Clear() => _windows.Clear();

    /// <summary>One more call of that caller, also where nothing is left.</summary>
    public BudgetState Spend(Call call, string caller)
    {
        var now = call.State.Clock.RealNow;
        var (start, spent) = _windows.GetValueOrDefault(caller);
        if (now - start >= window)
        {
            (start, spent) = (now, 0);
        }

        _windows[caller] = (start, spent + 1);
        return new BudgetState(Math.Max(0, limit - spent - 1), spent + 1 > limit, start + window - now);
    }
}

/// <param name="Exceeded">This call is one too many.</param>
/// <param name="Wait">Until the next window.</param>
internal readonly record struct BudgetState(int Left, bool Exceeded, TimeSpan Wait);
