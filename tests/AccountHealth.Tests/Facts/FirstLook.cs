using System.Net;
using System.Security.Claims;
using AccountHealth.Core.Networks;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using AccountHealth.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AccountHealth.Tests.Facts;

/// <summary>One component rendered to HTML, as a signed-in admin sees it first.</summary>
internal static class FirstLook
{
    public static async Task<string> OfAsync<TComponent>(TestInstallation installation, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddAuthorizationCore(Policies.Configure)
            .AddCascadingAuthenticationState()
            .AddScoped<AuthenticationStateProvider, SignedInAdmin>()
            .AddSingleton<TimeProvider>(installation.Clock)
            .AddSingleton(installation.Data)
            .AddSingleton(installation.Get<NetworkCatalog>())
            .AddSingleton(installation.Get<IDbContextFactory<AccountHealthContext>>())
            .AddSingleton(installation.Get<SettingsStore>())
            .AddScreens()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = ParameterView.FromDictionary(parameters.ToDictionary(one => one.Name, one => one.Value));
            return WebUtility.HtmlDecode((await renderer.RenderComponentAsync<TComponent>(values)).ToHtmlString());
        });
    }

    private sealed class SignedInAdmin : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Admin)], "test"))));
    }
}
