using System.Threading.RateLimiting;

namespace AccountHealth.Web.Identity;

/// <summary>How often one address of the network may try and ask for sign-in links.</summary>
internal static class SignInLimits
{
    public const int Tries = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static void AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsLimited(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = Tries, Window = Window })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync("Too many attempts. Try again in five minutes.", cancellationToken);
        };
    });

    private static bool IsLimited(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments(IdentityHosting.LinkPath, StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments(IdentityHosting.AskLinkPath, StringComparison.OrdinalIgnoreCase));
}
