namespace AccountHealth.Sandbox.Grants;

/// <summary>The apps of all networks; each network has one from the start.</summary>
internal sealed class AppRegistry
{
    public const string SampleId = "sandbox-client";
    public const string SampleSecret = "sandbox-secret";

    private readonly Dictionary<(string Network, string Id), App> _apps = [];

    public AppRegistry(IEnumerable<string> networks)
    {
        foreach (var network in networks)
        {
            Add(new App(network, SampleId) { Secret = SampleSecret });
        }
    }

    public IReadOnlyCollection<App> All => _apps.Values;

    public void Add(App app) => _apps[(app.Network, app.Id)] = app;

    public App? Find(string network, string? id) => id is null ? null : _apps.GetValueOrDefault((network, id));

    public AppCheck Check(string network, string? id, string? secret)
    {
        var app = Find(network, id);
        return new AppCheck(app, app is not null && app.Secret == secret);
    }
}
