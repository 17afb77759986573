using System.ComponentModel.DataAnnotations;
using AccountHealth.Data.Identity;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Sets the sign-in cookie, so it answers plain requests.</summary>
public sealed partial class SignIn
{
    private string? _problem;

    [Inject]
    private SignInManager<User> Manager { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private SetupCode Setup { get; set; } = default!;

    [SupplyParameterFromForm]
    private Credentials Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Credentials();
        if (await Setup.IsNeededAsync(CancellationToken.None))
        {
            Navigation.NavigateTo(IdentityHosting.SetupPath);
        }
    }

    private async Task SignInAsync()
    {
        var result = await Manager.PasswordSignInAsync(Input.Email.Trim(), Input.Password, Input.Stay, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            Navigation.NavigateTo(LocalPath(ReturnUrl), forceLoad: true);
            return;
        }

        // The same answer for a wrong address and a wrong password: it tells nobody who has an account here.
        _problem = result.IsLockedOut
            ? "Too many wrong passwords. Try again in 15 minutes."
            : "Address or password is wrong.";
    }

    /// <summary>Never sends anybody to another site.</summary>
    private static string LocalPath(string? path) =>
        path is ['/', not ('/' or '\\'), ..] && Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : "/";

    private sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";

        public bool Stay { get; set; }
    }
}
