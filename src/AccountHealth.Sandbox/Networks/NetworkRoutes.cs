using AccountHealth.Sandbox.Consent;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What a network maps its paths with; every call goes through the call log and the faults first.</summary>
internal sealed class NetworkRoutes(RouteGroupBuilder group, NetworkPipeline pipeline)
{
    public void Get(string path, Func<Call, Answer> answer) => Map(HttpMethods.Get, path, answer);

    public void Post(string path, Func<Call, Answer> answer) => Map(HttpMethods.Post, path, answer);

    public void Delete(string path, Func<Call, Answer> answer) => Map(HttpMethods.Delete, path, answer);

    /// <summary>The sign-in and consent pages at the address where the network asks people.</summary>
    public void Consent(string path, ConsentRules rules)
    {
        var flow = new ConsentFlow(rules);
        Get(path, flow.Ask);
        Post(path, flow.Take);
    }

    /// <summary>Whatever the network does not have.</summary>
    public void Rest() => group.Map("{**rest}", context => pipeline.RunAsync(context, "(unknown)", null));

    private void Map(string method, string path, Func<Call, Answer> answer) =>
        group.MapMethods(path, [method], context => pipeline.RunAsync(context, $"{method} {path}", answer));
}
