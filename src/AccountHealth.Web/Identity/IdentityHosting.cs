using AccountHealth.Data.Identity;
using AccountHealth.Monitoring.SignIn;
using AccountHealth.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Identity;

/// <summary>Sign-in by cookie.</summary>
internal static class IdentityHosting
{
    public const string SignInPath = "/sign-in";
    public const string SetupPath = "/set-up";
    public const string PasswordPath = "/password";
    public const string LinkPath = "/" + SignInLinks.Path;
    public const string AskLinkPath = "/sign-in/ask";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.LoginPath = SignInPath;
                options.AccessDeniedPath = "/denied";
                options.Cookie.Name = "account-health";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = TimeSpan.FromDays(14);
            }));
        new IdentityBuilder(typeof(User), typeof(IdentityRole), services)
            .AddSignInManager()
            .AddClaimsPrincipalFactory<UserClaims>();
        // A request notices as soon as an open page does that its user was removed, or got another role or password.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = RevalidatingSignIn.Interval);
        services.AddAuthorization(Policies.Configure);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingSignIn>();
        services.AddSingleton<SignInLinkPost>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInLinkPost>());
    }

    /// <summary>A password that somebody else chose opens nothing but the page on which it is changed.</summary>
    public static void UsePasswordGate(this WebApplication app) => app.Use((context, next) =>
    {
        var isPage = HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        // Whoever does not say that they want a page gets nothing else either.
        var isEndpoint = context.Request.Path.StartsWithSegments(Downloads.ExportPath, StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments(ConnectReturn.Path, StringComparison.OrdinalIgnoreCase);
        if ((isPage || isEndpoint)
            && context.User.HasClaim(claim => claim.Type == UserClaims.MustChangePassword)
            && !context.Request.Path.StartsWithSegments(PasswordPath, StringComparison.Ordinal))
        {
            context.Response.Redirect(PasswordPath);
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>Signing out changes something, so it is a form that is posted; one that is read is checked for its antiforgery token.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (IFormCollection _, SignInManager<User> signIn) =>
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect(SignInPath);
    });
}
