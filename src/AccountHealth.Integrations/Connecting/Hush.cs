using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Integrations.Connecting;

/// <summary>
/// Notices that a network has fallen silent while one question follows the other: each further one would only cost its whole
/// patience. A request too many is heard at once; no answer only twice in a row, as one account alone may be in trouble.
/// </summary>
internal sealed class Hush
{
    private bool _before;

    /// <summary>What every further question would come to; null while it makes sense to ask.</summary>
    public Problem? Lasting { get; private set; }

    public void Hear(Problem? problem)
    {
        var isOutage = problem is { Reason: ReasonCodes.NetworkOutage };
        if (problem is { Reason: ReasonCodes.RateLimited } || (isOutage && _before))
        {
            Lasting ??= problem;
        }

        _before = isOutage;
    }
}
