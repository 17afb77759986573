using AccountHealth.Core.Tokens;
using AccountHealth.Data.Identity;
using AccountHealth.Monitoring.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Signs an owner in by the secret of a link. Only posting it uses it up: what merely looks at links does not.</summary>
public sealed partial class SignInByLink
{
    private bool _isRefused;

    [Inject]
    private SignInLinks Links { get; set; } = default!;

    [Inject]
    private UserManager<User> Users { get; set; } = default!;

    [Inject]
    private SignInManager<User> Manager { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromForm]
    private Form Input { get; set; } = default!;

    protected override void OnInitialized() => Input ??= new Form();

    private async Task SignInAsync()
    {
        if (Secret.From(Input.Secret) is not { } secret
            || await Links.RedeemAsync(secret, CancellationToken.None) is not { } link
            || await OwnerAsync(link.Email) is not { } owner)
        {
            _isRefused = true;
            Input = new Form();
            return;
        }

        await Manager.SignInAsync(owner, isPersistent: false);
        Navigation.NavigateTo("/" + link.ReturnTo, forceLoad: true);
    }

    /// <summary>The user of that address; who signs in for the first time becomes one, without a password.</summary>
    private async Task<User?> OwnerAsync(string email)
    {
        if (await Users.FindByEmailAsync(email) is not { } user)
        {
            user = new User { UserName = email, Email = email };
            return (await Users.CreateAsync(user)).Succeeded && (await Users.AddToRoleAsync(user, Roles.Owner)).Succeeded ? user : null;
        }

        if (user.MustChangePassword)
        {
            // It was for a first sign-in, which this is.
            await Users.RemovePasswordAsync(user);
            user.MustChangePassword = false;
            await Users.UpdateAsync(user);
        }

        return user;
    }

    private sealed class Form
    {
        public string Secret { get; set; } = "";
    }
}
