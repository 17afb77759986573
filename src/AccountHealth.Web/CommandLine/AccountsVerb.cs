using System.CommandLine;
using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.CommandLine;

internal static class AccountsVerb
{
    private const int Chunk = 500;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var status = new Option<string?>("--status") { Description = "Only accounts of this status", HelpName = "S" };
        status.AcceptOnlyFromAmong([.. Enum.GetValues<AccountStatus>().Select(one => one.Id())]);
        var within = new Option<int?>("--within") { Description = "Only accounts that deactivate within so many days", HelpName = "DAYS" };
        within.Validators.Add(result =>
        {
            if (result.GetValue(within) is < 0 or > 3650)
            {
                result.AddError("--within takes days from 0 to 3650.");
            }
        });
        var command = new Command("accounts", "List the accounts, the most urgent first") { json, status, within };
        command.Handle(async (parsed, services, cancellationToken) =>
        {
            var query = new AccountQuery { Status = AccountStatuses.Find(parsed.GetValue(status)) };
            if (parsed.GetValue(within) is { } days)
            {
                query = query with { Expiry = Expiry.Within, Days = days };
            }

            var ids = await services.GetRequiredService<AccountList>().IdsAsync(query, AccountScope.All, cancellationToken);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await using var context = await services.GetRequiredService<IDbContextFactory<AccountHealthContext>>()
                .CreateDbContextAsync(cancellationToken);
            await using var output = Console.OpenStandardOutput();
            await using IAccountsPrinter printer = parsed.GetValue(json) ? new AccountsJson(output, now) : new AccountsTable(output, now);
            foreach (var chunk in ids.Chunk(Chunk))
            {
                var accounts = await context.Accounts.AsNoTracking().AsSplitQuery()
                    .Include(account => account.Tags)
                    .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login)
                    .Where(account => chunk.Contains(account.Id)).ToDictionaryAsync(account => account.Id, cancellationToken);
                foreach (var id in chunk.Where(accounts.ContainsKey))
                {
                    printer.Print(accounts[id]);
                }
            }

            return ExitCode.Done;
        });
        return command;
    }
}

internal interface IAccountsPrinter : IAsyncDisposable
{
    void Print(Account account);
}
