using AccountHealth.Sandbox.Faults;

namespace AccountHealth.Sandbox.Networks;

/// <summary>The way of every call: counted, spoiled by a fault or answered by the network, and written down.</summary>
internal sealed class NetworkPipeline(SandboxState state, ISandboxNetwork network, string networkPath)
{
    public async Task RunAsync(HttpContext context, string endpoint, Func<Call, Answer>? answer)
    {
        var body = await ReadBodyAsync(context.Request);
        var arrived = state.Clock.RealNow;
        IReadOnlyList<Fault> faults;
        lock (state.Gate)
        {
            // Counted on arrival: a budget is spent by asking, whatever comes back.
            state.Calls.Arrive(network.Traits.Id, endpoint, arrived);
            faults = state.Faults.For(network.Traits.Id, endpoint);
        }

        var status = StatusCodes.Status500InternalServerError;
        try
        {
            if (await FaultResponse.SpoilAsync(context, faults, network, state.Clock.GetUtcNow()) is { } spoiled)
            {
                status = spoiled;
                return;
            }

            var answered = Answered(context.Request, body, answer);
            status = answered.Status;
            await answered.WriteAsync(context.Response);
        }
        finally
        {
            lock (state.Gate)
            {
                state.Calls.Finish(network.Traits.Id, context.Request.Method, context.Request.Path, status, arrived);
            }
        }
    }

    private Answer Answered(HttpRequest request, string body, Func<Call, Answer>? answer)
    {
        lock (state.Gate)
        {
            return answer is null ? network.NotFound() : answer(new Call(request, body, state, network.Traits, networkPath));
        }
    }

    // Forms are parsed by the framework, anything else is kept as text; both before the gate, which is never held while waiting.
    private static async Task<string> ReadBodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            await request.ReadFormAsync();
            return "";
        }

        using var reader = new StreamReader(request.Body, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }
}
