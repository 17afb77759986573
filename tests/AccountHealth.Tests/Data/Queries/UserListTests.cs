using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Data.Queries;

public class UserListTests
{
    [Fact]
    public async Task There_is_an_admin_once_a_user_has_that_role_and_not_before()
    {
        await using var installation = await TestInstallation.CreateAsync();
        Assert.False(await HasAdminAsync());

        await AddAsync(installation, "ops@example.com", Roles.Ops);
        Assert.False(await HasAdminAsync());

        await AddAsync(installation, "admin@example.com", Roles.Admin);
        Assert.True(await HasAdminAsync());

        Task<bool> HasAdminAsync() => installation.Get<UserList>().HasAdminAsync(CancellationToken.None);
    }

    private static async Task AddAsync(TestInstallation installation, string email, string role)
    {
        await using var scope = installation.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = email, Email = email };
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
    }
}
