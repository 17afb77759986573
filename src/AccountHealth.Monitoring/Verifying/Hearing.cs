using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>
/// Hears what one network answers to many questions, and knows when to stop asking: when it says to wait, and when nobody
/// is there. May be told by many at once.
/// </summary>
internal sealed class Hearing
{
    /// <summary>So many in a row without one answer: it is the network, not these tokens.</summary>
    public const int MostSilences = 10;

    private readonly Lock _telling = new();
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Problem> _setUps = new(StringComparer.Ordinal);
    private int _inARow;
    private Problem? _firstSilence;

    /// <summary>Whoever would ask now hears this instead; null while asking makes sense.</summary>
    public Problem? Stop { get; private set; }

    public bool HeardAnswers => _answered.Count > 0;

    /// <summary>What stands between the network and us; null for nothing. One odd token of an app that works is nothing.</summary>
    public Problem? Condition => Stop
        ?? _setUps.Where(one => !_answered.Contains(one.Key)).Select(one => one.Value).FirstOrDefault()
        ?? (HeardAnswers ? null : _firstSilence);

    /// <param name="app">The app that was asked with.</param>
    /// <param name="problem">What a question came back with; null where it was answered well.</param>
    public void Hear(string app, Problem? problem)
    {
        if (problem is { WasNotAsked: true })
        {
            return;
        }

        lock (_telling)
        {
            if (problem is not { IsSilence: true })
            {
                _answered.Add(app);
                _inARow = 0;
                return;
            }

            switch (problem.Reason)
            {
                case ReasonCodes.RateLimited:
                    Stop ??= problem;
                    break;
                case ReasonCodes.AppMisconfigured:
                    _setUps.TryAdd(app, problem);
                    break;
                default:
                    _firstSilence ??= problem;
                    Stop ??= ++_inARow >= MostSilences ? problem : null;
                    break;
            }
        }
    }

    /// <summary>A token that was answered for may still have met a silence on one of its accounts.</summary>
    public void Hear(string app, TokenAnswer answer)
    {
        Hear(app, answer.Token);
        if (answer.Token is null && answer.Silence is { } silence)
        {
            Hear(app, silence);
        }
    }
}
