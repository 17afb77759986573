using System.Net;
using AccountHealth.Data.Identity;
using AccountHealth.Tests.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>A right that was taken away is gone, whatever a cookie or a link says.</summary>
public class LostRightTests
{
    [Fact]
    public async Task Within_a_minute_a_cookie_of_a_removed_user_opens_nothing()
    {
        await using var product = await ServedAsync();
        await product.AddUserAsync("leaver@example.com", Roles.Ops);
        var leaver = await product.SignedInAsync("leaver@example.com");
        Assert.Equal(HttpStatusCode.OK, (await leaver.GetAsync("/accounts/export")).StatusCode);

        await product.Services.GetRequiredService<UserChanges>().RemoveAsync(await IdAsync(product, "leaver@example.com"));
        product.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("/sign-in", (await leaver.GetAsync("/accounts/export")).Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task Within_a_minute_a_cookie_opens_no_more_than_the_new_role()
    {
        await using var product = await ServedAsync();
        await product.AddUserAsync("lowered@example.com", Roles.Admin);
        var lowered = await product.SignedInAsync("lowered@example.com");
        Assert.Equal(HttpStatusCode.OK, (await lowered.GetAsync("/settings")).StatusCode);

        await product.Services.GetRequiredService<UserChanges>().SetRoleAsync(await IdAsync(product, "lowered@example.com"), Roles.Owner);
        product.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.NotEqual(HttpStatusCode.OK, (await lowered.GetAsync("/settings")).StatusCode);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_given_to_nobody()
    {
        await using var product = await ServedAsync();
        var changes = product.Services.GetRequiredService<UserChanges>();

        Assert.Equal("There is no role 'king'.", (await changes.SetRoleAsync(await IdAsync(product, "admin@example.com"), "king")).Problem);
        Assert.Equal("There is no role 'king'.", (await changes.AddAsync("new@example.com", "king")).Problem);
        Assert.Equal(HttpStatusCode.OK, (await (await product.SignedInAsync("admin@example.com")).GetAsync("/settings")).StatusCode);
    }

    private static async Task<ServedProduct> ServedAsync()
    {
        var product = new ServedProduct();
        await product.AddUserAsync("admin@example.com", Roles.Admin);
        return product;
    }

    private static Task<string> IdAsync(ServedProduct product, string email) => product.QueryAsync(context => context.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());
}
