using System.Security.Claims;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Web.Components;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>
/// A screen that shows whatever admins are shown, while somebody else acts: as if the browser had forged every button. The
/// program's own policies decide.
/// </summary>
internal sealed class ActingScreen : IAsyncDisposable
{
    public const string Me = "viewer@example.com";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PageScreen _page;
    private readonly SignedIn _signedIn = new();
    private readonly TaskCompletionSource<Dictionary<string, object?>?> _opened = new();

    public ActingScreen(TestInstallation installation)
    {
        _page = PageScreen.On(installation, Policies.Admin, Policies.Ops);
        var authorization = new ServiceCollection().AddLogging().AddAuthorizationCore(Policies.Configure).BuildServiceProvider();
        Screen.Services.AddScoped(_ => new Actor(_signedIn, authorization.GetRequiredService<IAuthorizationService>(), installation.Get<Relations>()));
    }

    public Screen Screen => _page.Screen;

    public TestInstallation Installation => _page.Installation;

    private DialogService Dialogs => Screen.Services.GetRequiredService<DialogService>();

    /// <summary>Who acts from now on.</summary>
    public void ActAs(string role) => _signedIn.Role = role;

    public IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        Dialogs.OnOpen += (_, _, given, _) => _opened.TrySetResult(given);
        return Screen.Render<T>(builder => parameters?.Invoke(builder));
    }

    public static Task ClickAsync<T>(IRenderedComponent<T> shown, string button)
        where T : IComponent => Button(shown, button).ClickAsync();

    public static IElement Button<T>(IRenderedComponent<T> shown, string button)
        where T : IComponent => shown.FindAll("button").First(one => one.Text() == button);

    /// <summary>Clicks, and closes the dialog that opens with this answer.</summary>
    public async Task AnswerAsync<T>(IRenderedComponent<T> shown, Task clicked, object answer)
        where T : IComponent
    {
        // Whoever is refused before anything opens is told by the click.
        await Task.WhenAny(_opened.Task, clicked).WaitAsync(Patience);
        await shown.InvokeAsync(() => Dialogs.Close(answer));
        await clicked;
    }

    /// <summary>What the page gave to the dialog that it opened: what the dialog calls when it is submitted.</summary>
    public async Task<TCall> GivenAsync<TCall>(string parameter) => (TCall)(await _opened.Task.WaitAsync(Patience))![parameter]!;

    /// <summary>Whether the call is refused for want of a right; whatever else fails fails the test.</summary>
    public async Task<bool> IsRefusedAsync(Func<ActingScreen, Task> call)
    {
        try
        {
            await call(this);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }

        // What is thrown after a dialog reaches the renderer only.
        var thrown = Screen.Renderer.UnhandledException;
        return thrown.IsCompleted && (await thrown is UnauthorizedAccessException ? true : throw await thrown);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public string Role { get; set; } = Roles.Admin;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, Me), new Claim(ClaimTypes.Role, Role)], "test"))));
    }
}
