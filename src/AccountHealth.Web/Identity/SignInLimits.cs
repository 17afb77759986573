using System.Threading.RateLimiting;
using AccountHealth.Web.Hosting;

namespace AccountHealth.Web.Identity;

/// <summary>How often one address of the network may try and ask for sign-in links, and come back from a network.</summary>
internal static class SignInLimits
{
    public const int Tries = 20;

    /// <summary>A whole office may connect its accounts in one morning.</summary>
    public const int Returns = 100;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static void AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(context => LimitOf(context.Request) switch
        {
            (0, _) => RateLimitPartition.GetNoLimiter(("", "")),
            var (limit, what) => RateLimitPartition.GetFixedWindowLimiter(
                (what, context.Connection.RemoteIpAddress?.ToString() ?? ""),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = Window }),
        });
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync("Too many attempts. Try again in five minutes.", cancellationToken);
        };
    });

    /// <summary>How many, and of what; 0 for any number.</summary>
    private static (int Limit, string What) LimitOf(HttpRequest request)
    {
        return HttpMethods.IsPost(request.Method) && (IsAt(IdentityHosting.LinkPath) || IsAt(IdentityHosting.AskLinkPath)) ? (Tries, "sign-in")
            : IsAt(ConnectReturn.Path) ? (Returns, "return")
            : (0, "");

        bool IsAt(string path) => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
    }
}
