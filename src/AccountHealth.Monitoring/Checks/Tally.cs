using AccountHealth.Core.Connecting;
using AccountHealth.Core.Notices.Mail;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Counts what networks answered to one run of a check. May be told by many at once.</summary>
/// <param name="did">What became of tokens that were answered well: "accepted", "renewed".</param>
internal sealed class Tally(CheckRun run, string did)
{
    private readonly Lock _adding = new();
    private readonly SortedDictionary<string, string> _silent = new(StringComparer.Ordinal);
    private int _taken;
    private int _well;
    private int _refused;
    private int _unanswered;

    public void Take(int count)
    {
        lock (_adding)
        {
            _taken += count;
        }
    }

    public void Add(IConnector connector, Problem? problem)
    {
        lock (_adding)
        {
            switch (problem)
            {
                case { WasNotAsked: true }:
                    _taken--;
                    return;
                case null:
                    _well++;
                    break;
                case { IsSilence: true }:
                    _unanswered++;
                    _silent[connector.Descriptor.Name] = problem.Detail;
                    break;
                default:
                    _refused++;
                    break;
            }

            var done = _well + _refused + _unanswered;
            run.Report(done, _taken, $"{done} of {_taken} tokens {did}");
        }
    }

    /// <param name="refusalMatters">Whether somebody should look when one was refused.</param>
    public CheckOutcome Outcome(bool refusalMatters)
    {
        string[] parts =
        [
            _well > 0 ? $"{Wording.Count(_well, "token")} {did}" : "",
            _refused > 0 ? $"{_refused:N0} refused" : "",
            _silent.Count > 0 ? "no answer from " + string.Join(", ", _silent.Select(one => $"{one.Key} ({one.Value})")) : "",
        ];
        return _taken == 0
            ? new CheckOutcome("Nothing was due") { FoundNothing = true }
            : new CheckOutcome(string.Join(", ", parts.Where(part => part.Length > 0)), NeedsAttention: _silent.Count > 0 || (refusalMatters && _refused > 0));
    }
}
