using System.CommandLine;
using System.Security.Cryptography;
using AccountHealth.Core.People;
using AccountHealth.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.CommandLine;

internal static class UserVerb
{
    public static Command Create()
    {
        var email = new Argument<string>("EMAIL") { Description = "The address the user signs in with" };
        var role = new Option<string>("--role") { Description = "What the user may do", Required = true, HelpName = "R" };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var add = new Command("add", "Add a user, or give an existing one another role; prints a password to be changed at the first sign-in") { email, role };
        add.Handle(async (parsed, services, cancellationToken) =>
        {
            var address = Person.KeyOf(parsed.GetRequiredValue(email)) ?? "";
            if (!EmailAddress.IsValid(address))
            {
                await Console.Error.WriteLineAsync($"EMAIL: '{address}' is no e-mail address.");
                return ExitCode.Usage;
            }

            await using var scope = services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            return await AddAsync(users, address, parsed.GetRequiredValue(role));
        });
        return new Command("user", "Work on users") { add };
    }

    private static async Task<int> AddAsync(UserManager<User> users, string address, string role)
    {
        if (await users.FindByEmailAsync(address) is { } known)
        {
            await users.RemoveFromRolesAsync(known, await users.GetRolesAsync(known));
            await users.AddToRoleAsync(known, role);
            Console.WriteLine($"{address} is now {role}; the password stays as it is.");
            return ExitCode.Done;
        }

        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(12));
        var user = new User { UserName = address, Email = address, MustChangePassword = true };
        var created = await users.CreateAsync(user, password);
        if (!created.Succeeded)
        {
            throw new CommandException(string.Join(' ', created.Errors.Select(error => error.Description)));
        }

        await users.AddToRoleAsync(user, role);
        Console.WriteLine($"Added {address} as {role}. Password for the first sign-in: {password}");
        return ExitCode.Done;
    }
}
