using System.CommandLine;
using AccountHealth.Core.People;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Identity;

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

            var users = services.GetRequiredService<UserList>();
            var changes = services.GetRequiredService<UserChanges>();
            var wanted = parsed.GetRequiredValue(role);
            if ((await users.ReadAsync(cancellationToken)).FirstOrDefault(user => user.Email == address) is { } known)
            {
                Check(await changes.SetRoleAsync(known.Id, wanted));
                Console.WriteLine($"{address} is now {wanted}; the password stays as it is.");
                return ExitCode.Done;
            }

            var added = Check(await changes.AddAsync(address, wanted));
            Console.WriteLine($"Added {address} as {wanted}. Password for the first sign-in: {added.Password}");
            return ExitCode.Done;
        });
        return new Command("user", "Work on users") { add };
    }

    private static UserChanged Check(UserChanged changed) =>
        changed.Problem is { } problem ? throw new CommandException(problem) : changed;
}
