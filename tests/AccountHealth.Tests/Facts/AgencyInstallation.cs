using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Facts;

/// <summary>One installation with an agency's accounts, for tests that only read.</summary>
public sealed class AgencyInstallation : IAsyncLifetime
{
    internal TestInstallation Installation { get; private set; } = null!;

    /// <summary>All accounts with what hangs on them, in memory.</summary>
    internal IReadOnlyList<Account> Accounts { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Installation = await TestInstallation.CreateAsync();
        var result = await Installation.ImportAsync(CsvFile.Of(new AgencyFacts(seed: 4).Rows(150)));
        Assert.Empty(result.Problems);
        await Installation.SaveMacroAsync("Tier 1", macro => macro with { Accounts = new AccountFilter { Tag = "tier-1" } });
        await ChangeAsync();
        Accounts = await Installation.QueryAsync(context => context.Accounts.AsNoTrackingWithIdentityResolution()
            .Include(account => account.Tags).Include(account => account.Macros)
            .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login)
            .AsSplitQuery().ToListAsync());
    }

    public async Task DisposeAsync() => await Installation.DisposeAsync();

    /// <summary>Some accounts are paused, some logins refused or withdrawn, some without their macro.</summary>
    private async Task ChangeAsync()
    {
        var ids = await Installation.QueryAsync(context => context.Accounts.OrderBy(account => account.Id).Select(account => account.Id).ToListAsync());
        var authorizations = await Installation.QueryAsync(context => context.Authorizations.OrderBy(one => one.Id).Select(one => one.Id).ToListAsync());
        var macro = await Installation.QueryAsync(context => context.Macros.SingleAsync());
        await Installation.Get<AccountChanges>().PauseAsync([.. ids.Take(12)], null, "test", CancellationToken.None);
        await Installation.Get<MacroChanges>().RemoveAsync(macro.Id, [.. ids.Skip(20).Take(30)], "test", CancellationToken.None);
        foreach (var authorization in authorizations.Where((_, place) => place % 20 == 3))
        {
            await Installation.Get<AuthorizationChanges>().WithdrawAsync(authorization, false, "test", CancellationToken.None);
        }

        foreach (var authorization in authorizations.Where((_, place) => place % 40 == 6))
        {
            await Installation.Get<AuthorizationChanges>().RecordReasonAsync(authorization, ReasonCodes.InsufficientAccess, "", "test", CancellationToken.None);
        }
    }
}
