using System.ComponentModel.DataAnnotations;
using AccountHealth.Data.Identity;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Components.Pages;

/// <summary>A user changes their own password; every other session of theirs ends.</summary>
public sealed partial class Password
{
    private IReadOnlyList<string> _problems = [];
    private bool _mustChange;
    private bool _hasPassword = true;

    [Inject]
    private UserManager<User> Users { get; set; } = default!;

    [Inject]
    private SignInManager<User> Manager { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [SupplyParameterFromForm]
    private Passwords Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Passwords();
        _hasPassword = await Users.GetUserAsync((await Authentication).User) is not { } user || await Users.HasPasswordAsync(user);
        _mustChange = (await Authentication).User.HasClaim(claim => claim.Type == UserClaims.MustChangePassword);
    }

    private async Task ChangeAsync()
    {
        var user = await Users.GetUserAsync((await Authentication).User);
        if (user is null)
        {
            Navigation.NavigateTo(IdentityHosting.SignInPath);
            return;
        }

        if (_hasPassword && Input.Current.Length == 0)
        {
            _problems = ["Enter the password so far."];
            return;
        }

        var changed = _hasPassword ? await Users.ChangePasswordAsync(user, Input.Current, Input.New) : await Users.AddPasswordAsync(user, Input.New);
        if (!changed.Succeeded)
        {
            _problems = [.. changed.Errors.Select(error => error.Description)];
            return;
        }

        user.MustChangePassword = false;
        await Users.UpdateAsync(user);
        await Manager.RefreshSignInAsync(user);
        Navigation.NavigateTo("/", forceLoad: true);
    }

    private sealed class Passwords
    {
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Choose a new password.")]
        public string New { get; set; } = "";
    }
}
