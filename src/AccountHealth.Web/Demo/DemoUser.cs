using AccountHealth.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Demo;

/// <summary>Whoever tries the demo. Its password is no secret: the demo holds only made-up data.</summary>
internal static class DemoUser
{
    public const string Email = "demo@agency.example";
    public const string Password = "demo-account-health";

    public static async Task AddAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByEmailAsync(Email) is not null)
        {
            return;
        }

        var user = new User { UserName = Email, Email = Email };
        var created = await users.CreateAsync(user, Password);
        if (!created.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', created.Errors.Select(error => error.Description)));
        }

        await users.AddToRoleAsync(user, Roles.Admin);
    }
}
