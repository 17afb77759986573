using System.Text;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Import;

public class ExportRoundTripTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(31)]
    public async Task An_export_imported_into_a_fresh_installation_gives_the_same_accounts(int seed)
    {
        await using var old = await TestInstallation.CreateAsync();
        await using var fresh = await TestInstallation.CreateAsync();
        Assert.Empty((await old.ImportAsync(CsvFile.Of(new AgencyFacts(seed).Rows(60)))).Problems);
        old.Clock.Advance(TimeSpan.FromHours(1));
        await ChangeAsync(old, new Random(seed));
        fresh.Clock.Now = old.Clock.Now;

        var result = await fresh.ImportAsync(await old.ExportAsync());

        Assert.Empty(result.Problems);
        Assert.Equal(await AccountsAsync(old), await AccountsAsync(fresh));
    }

    [Fact]
    public async Task An_export_imported_again_into_the_same_installation_changes_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(new AgencyFacts(seed: 24).Rows(60)));
        var before = await AccountsAsync(installation);
        var secrets = await installation.QueryAsync(context => context.TokenSecrets.CountAsync());

        var result = await installation.ImportAsync(await installation.ExportAsync());

        Assert.Equal((0, 0, 0), (result.AccountsAdded, result.AccountsChanged, result.TokensRenewed));
        Assert.Equal(before, await AccountsAsync(installation));
        Assert.Equal(secrets, await installation.QueryAsync(context => context.TokenSecrets.CountAsync()));
    }

    [Fact]
    public async Task Exporting_what_an_export_brought_gives_the_same_file()
    {
        await using var old = await TestInstallation.CreateAsync();
        await using var fresh = await TestInstallation.CreateAsync();
        await old.ImportAsync(CsvFile.Of(new AgencyFacts(seed: 25).Rows(60)));
        await ChangeAsync(old, new Random(25));
        var export = await old.ExportAsync();

        await fresh.ImportAsync(export);

        Assert.Equal(export, await fresh.ExportAsync());
    }

    /// <summary>What people may have done and a file can tell: order, withdrawals, reasons, owners, tags, ends.</summary>
    private static async Task ChangeAsync(TestInstallation installation, Random random)
    {
        var changes = installation.Get<AuthorizationChanges>();
        var authorizations = await installation.QueryAsync(context => context.Authorizations.AsNoTracking().OrderBy(one => one.Id).ToListAsync());
        foreach (var one in authorizations.Where(_ => random.Next(4) == 0))
        {
            installation.Clock.Advance(TimeSpan.FromSeconds(1));
            await (random.Next(2) == 0
                ? changes.MakeActiveAsync(one.Id, "test", CancellationToken.None)
                : installation.Get<TokenChanges>().RenewAsync(one.UserTokenId, new TokenEnds(Times.EndsInDays(random.Next(1, 99))), "test", CancellationToken.None));
        }

        // All at one instant, because a file cannot tell when somebody found a reason or withdrew a token.
        foreach (var one in authorizations)
        {
            await (random.Next(12) switch
            {
                0 => changes.WithdrawAsync(one.Id, false, "test", CancellationToken.None),
                1 => changes.RecordReasonAsync(one.Id, ReasonCodes.AccessRevoked, "", "test", CancellationToken.None),
                2 => changes.RecordReasonAsync(one.Id, ReasonCodes.InsufficientAccess, "", "test", CancellationToken.None),
                3 => installation.Get<AccountChanges>().SetOwnerAsync([one.AccountId], "new@example.com", "test", CancellationToken.None),
                4 => installation.Get<AccountChanges>().SetTagsAsync([one.AccountId], ["=new"], ["paid"], "test", CancellationToken.None),
                _ => Task.CompletedTask,
            });
        }
    }

    /// <summary>What "accounts --json" prints.</summary>
    private static async Task<string> AccountsAsync(TestInstallation installation)
    {
        using var output = new MemoryStream();
        var accounts = await installation.QueryAsync(context => context.Accounts.AsNoTracking().AsSplitQuery()
            .Include(account => account.Tags)
            .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login)
            .ToListAsync());
        await using (var printer = new AccountsJson(output, installation.Clock.Now))
        {
            accounts.OrderBy(account => account.Key, StringComparer.Ordinal).ToList().ForEach(printer.Print);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
