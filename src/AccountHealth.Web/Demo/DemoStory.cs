using AccountHealth.Core.Accounts;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Mailing;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.Demo;

/// <summary>
/// Fills an empty installation as people would: an import, macros, reasons they recorded, checks that ran. It writes no
/// verdict itself.
/// </summary>
internal sealed class DemoStory(
    AccountImport import,
    MacroChanges macros,
    AccountChanges accounts,
    AuthorizationChanges authorizations,
    SettingsChanges settings,
    TestMail testMail,
    IDbContextFactory<AccountHealthContext> contexts,
    IEnumerable<Check> checks,
    TimeProvider clock)
{
    private const string By = DemoUser.Email;

    /// <summary>Every reason a network can give: who it hit, and where.</summary>
    private static readonly (string Account, string Person, string Reason, string Note)[] Reasons =
    [
        ("Orchid Hotels España", "Ann Abara", ReasonCodes.AccessRevoked, "Ann tidied up her permitted services"),
        ("Kestrel Air ZA", "Rosa Dlamini", ReasonCodes.PasswordOrSecurityAlert, "Rosa changed her password on Friday"),
        ("Harbor & Sons", "Hana Côté", ReasonCodes.InsufficientPageRole, "Hana left the page’s admins"),
        ("Maple Bank", "Zoë Fontaine", ReasonCodes.AccountSuspended, ""),
        ("Alpine Outfitters", "Priya Varga", ReasonCodes.MissingPermissions, "ads:read was not ticked"),
        ("Jolt Energy", "Yusuf Kowalska", ReasonCodes.AccountLocked, "X asks for a code by phone"),
        ("Summit Health UK", "Jörg Nakamura", ReasonCodes.SecurityCheckpoint, "Facebook wants the two-factor set-up finished"),
        ("Maple Bank Nederland", "Fatima Tran", ReasonCodes.UnconfirmedAccount, ""),
        ("Corner Bakery", "Hana Côté", ReasonCodes.PageRestrictionSettings, "The page was limited to one country"),
        ("Pico Toys BR", "Hana Côté", ReasonCodes.ResourceGone, "The page was merged into another one"),
        ("Lumen Optics", "Eun-ji Rossi", ReasonCodes.RestrictedProfile, "LinkedIn restricted the profile for two weeks"),
        ("Jolt Energy", "Chidi Huang", ReasonCodes.InsufficientAccess, "Chidi is no longer a Super admin"),
        ("Blue Lantern Tea", "Ximena Quispe", ReasonCodes.UnknownAuthFailure, "Refused since this morning"),
        ("Quill Books", "Nuno Côté", ReasonCodes.PolicyViolation, "A strike for music rights"),
        ("Pico Toys", "Mbali Ueda", ReasonCodes.AdAccountDisabled, "Billing is being looked at"),
    ];

    public async Task TellAsync(string url, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await context.Accounts.AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var file = DemoAccounts.File(clock.GetUtcNow());
        var imported = await import.RunAsync(() => new MemoryStream(file), new ImportOptions(By), null, cancellationToken);
        if (!imported.Written)
        {
            throw new InvalidOperationException("The demo file was refused: " + string.Join("; ", imported.Problems));
        }

        await SaveMacrosAsync(cancellationToken);
        await RecordReasonsAsync(cancellationToken);
        await settings.SaveAsync(
            new Dictionary<string, string>
            {
                [SettingDefinitions.PublicUrl] = url,
                [SettingDefinitions.MailHost] = "",
                [SettingDefinitions.TimeZone] = "Europe/Madrid",
                [SettingDefinitions.SendingEnabled] = "true",
            },
            cancellationToken);
        await testMail.SendGreetingAsync(By, cancellationToken);
        foreach (var check in checks.Where(check => check.Name is "expiry" or "deliver"))
        {
            await check.RunAsync(new CheckRun(AtOnce: true), cancellationToken);
        }
    }

    private async Task SaveMacrosAsync(CancellationToken cancellationToken)
    {
        await SaveAsync("Standard", "Owners and admins, a month, a week and a day ahead", ["30", "7", "1"], [RecipientWords.Owner, RecipientWords.Admins], AccountFilter.Everything with { Tag = "organic" });
        await SaveAsync("Paid media", "The ad team hears earlier", ["45", "14", "7", "1"], ["ad-team@agency.example", RecipientWords.Owner], AccountFilter.Everything with { Tag = "paid" });

        Task SaveAsync(string name, string description, string[] days, string[] recipients, AccountFilter filter) => macros.SaveAsync(
            null,
            new MacroDefinition
            {
                Name = name,
                Description = description,
                Accounts = filter,
                NewAccounts = true,
                Fields = MacroFields.None.With(SetPreDeactivationNotification.LeadDaysField, days).With(SetPreDeactivationNotification.RecipientsField, recipients),
            },
            cancellationToken);
    }

    private async Task RecordReasonsAsync(CancellationToken cancellationToken)
    {
        foreach (var (account, person, reason, note) in Reasons)
        {
            await authorizations.RecordReasonAsync(await FindAsync(account, person, cancellationToken), reason, note, By, cancellationToken);
        }

        await authorizations.WithdrawAsync(await FindAsync("Ikigai Studio", "Hana Côté", cancellationToken), wholeLogin: false, By, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var paused = await context.Accounts.Where(account => account.Name == "Fjord Coffee Oslo").Select(account => account.Id).ToListAsync(cancellationToken);
        await accounts.PauseAsync(paused, clock.GetUtcNow().AddDays(45), By, cancellationToken);
    }

    private async Task<long> FindAsync(string account, string person, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Authorizations.Where(one => one.Account.Name == account && one.Token.Login.Name == person)
            .OrderBy(one => one.Id).Select(one => one.Id).FirstAsync(cancellationToken);
    }
}
