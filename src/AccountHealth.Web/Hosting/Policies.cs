using AccountHealth.Data.Identity;
using Microsoft.AspNetCore.Authorization;

namespace AccountHealth.Web.Hosting;

/// <summary>Who may do what. Pages and every action ask for one of these by name.</summary>
internal static class Policies
{
    /// <summary>Users, settings, imports, accounts and their tokens.</summary>
    public const string Admin = "admin";

    /// <summary>Macros, notices and checks.</summary>
    public const string Ops = "ops";

    /// <summary>The user's own accounts.</summary>
    public const string Owner = "owner";

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(Admin, policy => policy.RequireRole(Roles.Admin));
        options.AddPolicy(Owner, policy => policy.RequireRole(Roles.Owner));
        options.AddPolicy(Ops, policy => policy.RequireRole(Roles.Admin, Roles.Ops));
        // Whatever forgets to ask is for people who are signed in.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
