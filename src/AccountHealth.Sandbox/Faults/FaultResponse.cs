using System.Globalization;
using System.Text;
using AccountHealth.Sandbox.Networks;

namespace AccountHealth.Sandbox.Faults;

/// <summary>Spoils a call before the network sees it.</summary>
internal static class FaultResponse
{
    /// <summary>The status that went out, or null where the network shall answer after all.</summary>
    public static async Task<int?> SpoilAsync(HttpContext context, IReadOnlyList<Fault> faults, ISandboxNetwork network, DateTimeOffset now)
    {
        foreach (var fault in faults)
        {
            switch (fault.Kind)
            {
                case FaultKind.Slow:
                    await Task.Delay(TimeSpan.FromMilliseconds(Number(fault, 2000)), context.RequestAborted);
                    break;
                case FaultKind.DropConnection:
                    await DropAsync(context);
                    return 0;
                case FaultKind.Garbage:
                    return await WriteAsync(context, fault.Value == "json" ? BrokenJson() : Answer.Html("<!doctype html><h1>It works!</h1>"));
                case FaultKind.Outage:
                    return await WriteAsync(context, network.Outage(context.Request));
                default:
                    return await WriteAsync(context, network.RateLimited(context.Request, TimeSpan.FromSeconds(Number(fault, 60)), now));
            }
        }

        return null;
    }

    // More is promised than comes: the caller has headers and half a body when the connection is reset.
    private static async Task DropAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 4096;
        await context.Response.Body.WriteAsync("{\"data\":[{\"id\":"u8.ToArray());
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task<int> WriteAsync(HttpContext context, Answer answer)
    {
        await answer.WriteAsync(context.Response);
        return answer.Status;
    }

    private static Answer BrokenJson() => Answer.Raw("application/json", Encoding.UTF8.GetBytes("{\"access_token\":\"AQ"));

    private static double Number(Fault fault, double otherwise) =>
        double.TryParse(fault.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : otherwise;
}
