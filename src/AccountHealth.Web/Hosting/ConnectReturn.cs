using AccountHealth.Monitoring.Connecting;

namespace AccountHealth.Web.Hosting;

/// <summary>Where a network sends the browser back to. What it brings is in the address, so the browser is sent on at once.</summary>
internal static class ConnectReturn
{
    public const string Path = "/" + Connections.ReturnPath;
    public const string UnknownPath = "/connect/unknown";

    public static void MapConnectReturn(this WebApplication app) => app.MapGet(Path, async (HttpContext http, Connections connections) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        // Not even to a page of ours.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = http.Request.Query.ToDictionary(one => one.Key, one => one.Value[0] ?? "");
        // Whoever closes the tab now has signed in all the same; the code works only once.
        return await connections.ReturnAsync(query, http.User.Identity?.Name ?? "", CancellationToken.None) is { } id
            ? Results.LocalRedirect($"/connect/{id}")
            : Results.LocalRedirect(UnknownPath);
    });
}
