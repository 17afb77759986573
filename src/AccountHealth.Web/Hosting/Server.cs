using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Web.Components;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Radzen;

namespace AccountHealth.Web.Hosting;

/// <summary>The web application with its scheduler.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Builds it. Nothing listens and no check runs before it is started.</summary>
    /// <param name="add">Services that only some verb adds.</param>
    /// <param name="map">Addresses that only some verb has.</param>
    public static WebApplication Build(
        DataDirectory data, string[] args, Action<IServiceCollection>? add = null, Action<IEndpointRouteBuilder>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The executable may be started from anywhere.
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Without this, an unpublished run outside Development finds no static files.
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            // It warns that the keys are readable to whoever may read the folder, which only its owner may.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        if (builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        AddServices(builder.Services, data, builder.Configuration);
        add?.Invoke(builder.Services);
        var app = builder.Build();
        Configure(app);
        map?.Invoke(app);
        return app;
    }

    /// <summary>The first address it will listen on.</summary>
    public static string Address(WebApplication app) => (app.Configuration["urls"] ?? DefaultUrl).Split(';')[0];

    private static void AddServices(IServiceCollection services, DataDirectory data, IConfiguration configuration)
    {
        services.AddInstallation(data, configuration);
        services.AddScheduler(data, checks => ScheduleConfiguration.Read(configuration, checks));
        services.AddSingleton<SetupCode>();
        services.AddSignIn();
        services.AddSignInLimits();
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DetailedErrors = false);
        services.AddRadzenComponents();
        services.AddResponseCompression(options => options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"]);
        services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        services.AddScreens();
    }

    private static void Configure(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePasswordGate();
        app.UseFreshFormCheck();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSignOut();
        app.MapDownloads();
        app.MapConnectReturn();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.Services.GetRequiredService<StagedFiles>().DeleteAll();
    }

    /// <summary>
    /// The page shown in place of a refused form goes through here once more. That the form was refused must be forgotten
    /// by then, or the second check throws.
    /// </summary>
    private static void UseFreshFormCheck(this WebApplication app) => app.Use((context, next) =>
    {
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return next(context);
    });
}
