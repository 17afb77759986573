using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>
/// One pretended network: one file, found by reflection. What it does is declared with <see cref="BehaviourAttribute"/>
/// on the class or on the method that does it.
/// </summary>
internal interface ISandboxNetwork
{
    NetworkTraits Traits { get; }

    /// <summary>Paths are "host/path": the network's host as one word, then exactly what is documented.</summary>
    void Map(NetworkRoutes routes);

    /// <summary>The sample accounts and who has which role on them.</summary>
    void Populate(Population population);

    /// <summary>What the network answers while it is down.</summary>
    Answer Outage();

    /// <summary>The same where it depends on the host that was asked.</summary>
    Answer Outage(HttpRequest request) => Outage();

    /// <summary>What the network answers when it is asked too often; <paramref name="wait"/> is told where the network tells it.</summary>
    Answer RateLimited(TimeSpan wait);

    /// <summary>The same where it depends on what was asked, or tells the moment instead of the time to wait.</summary>
    Answer RateLimited(HttpRequest request, TimeSpan wait, DateTimeOffset now) => RateLimited(wait);

    /// <summary>What the network answers for a path that it does not have.</summary>
    Answer NotFound() => Answer.Empty(StatusCodes.Status404NotFound);
}
