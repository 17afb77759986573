using AccountHealth.Sandbox.Calls;
using AccountHealth.Sandbox.Faults;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.Networks;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox;

/// <summary>
/// All that the sandbox remembers. Whoever reads or changes it holds <see cref="Gate"/>; the pipeline and the control API
/// do, so that a network's own code need not think of threads.
/// </summary>
internal sealed class SandboxState
{
    public SandboxState(TimeProvider time)
    {
        Clock = new SandboxClock(time);
        Networks = NetworkCatalog.Find();
        Reset();
    }

    public Lock Gate { get; } = new();
    public SandboxClock Clock { get; }
    public IReadOnlyList<ISandboxNetwork> Networks { get; }
    public People People { get; private set; } = null!;
    public AppRegistry Apps { get; private set; } = null!;
    public GrantBook Grants { get; private set; } = null!;
    public FaultList Faults { get; private set; } = null!;
    public CallLog Calls { get; private set; } = null!;

    /// <summary>The most that a list answers at once: so small that few accounts already fill a second page.</summary>
    public int PageSize { get; set; }

    public ISandboxNetwork? Network(string? id) => Networks.FirstOrDefault(network => network.Traits.Id == id);

    /// <summary>Everything as at the start, the clock too.</summary>
    public void Reset()
    {
        Clock.Offset = TimeSpan.Zero;
        PageSize = 2;
        People = new People();
        Apps = new AppRegistry(Networks.Select(network => network.Traits.Id));
        Grants = new GrantBook();
        Faults = new FaultList();
        Calls = new CallLog();
        SamplePeople.AddTo(People);
        foreach (var network in Networks)
        {
            network.Populate(new Population(People, network.Traits));
        }
    }
}
