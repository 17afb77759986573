using System.ComponentModel.DataAnnotations;
using AccountHealth.Data.Identity;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Makes the first admin, once, for whoever can read what the process printed.</summary>
public sealed partial class SetUp
{
    private IReadOnlyList<string> _problems = [];

    [Inject]
    private UserManager<User> Users { get; set; } = default!;

    [Inject]
    private SignInManager<User> Manager { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private SetupCode Setup { get; set; } = default!;

    [SupplyParameterFromForm]
    private FirstAdmin Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new FirstAdmin();
        if (!await Setup.IsNeededAsync(CancellationToken.None))
        {
            Navigation.NavigateTo(IdentityHosting.SignInPath);
        }
    }

    private async Task CreateAsync()
    {
        if (!Setup.Accepts(Input.Code))
        {
            _problems = ["This is not the set-up code. A new one is printed at every start."];
            return;
        }

        var email = Input.Email.Trim().ToLowerInvariant();
        var user = new User { UserName = email, Email = email };
        var created = await Users.CreateAsync(user, Input.Password);
        if (!created.Succeeded)
        {
            _problems = [.. created.Errors.Select(error => error.Description)];
            return;
        }

        await Users.AddToRoleAsync(user, Roles.Admin);
        await Manager.SignInAsync(user, isPersistent: false);
        Navigation.NavigateTo("/", forceLoad: true);
    }

    private sealed class FirstAdmin
    {
        [Required(ErrorMessage = "Enter the set-up code.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Enter your e-mail address.")]
        [EmailAddress(ErrorMessage = "This is no e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Choose a password.")]
        public string Password { get; set; } = "";
    }
}
