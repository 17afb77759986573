using AccountHealth.Core.Installation;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Hosting;

/// <summary>One served product with an admin, somebody of ops, an owner, two accounts, a macro and secrets, for tests that change nothing.</summary>
public sealed class ServedAgency : IAsyncLifetime
{
    public const string Admin = "admin@example.com";
    public const string Ops = "ops@example.com";

    /// <summary>Owns the first account; somebody else owns the second.</summary>
    public const string Owner = "owner@example.com";

    internal static readonly string[] Secrets = ["sekret-access-1", "sekret-refresh-1", "sekret-access-2", "sekret-mail-password"];

    internal ServedProduct Product { get; } = new();

    internal long Macro { get; private set; }

    public async Task InitializeAsync()
    {
        await Product.AddUserAsync(Admin, Roles.Admin);
        await Product.AddUserAsync(Ops, Roles.Ops);
        await Product.AddUserAsync(Owner, Roles.Owner);
        await Product.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Owner = Owner, AccessToken = Secrets[0], RefreshToken = Secrets[1], Expires = CsvFile.In(5), RefreshExpires = CsvFile.In(20) },
            CsvRow.Bo with { Id = "2", Name = "Bakery", Owner = "elsewhere@example.com", AccessToken = Secrets[2], Expires = CsvFile.Ago(3), Reason = "ACCESS_REVOKED" }));
        var saved = await Product.Services.GetRequiredService<MacroChanges>().SaveAsync(
            null, new MacroDefinition { Name = "Early", Fields = SavedMacros.Fields([30, 7], "ops@example.com") }, CancellationToken.None);
        Macro = saved.Id;
        await Product.QueryAsync(async context =>
        {
            await Product.Services.GetRequiredService<SettingsStore>().SetAsync(context, SettingDefinitions.MailPassword, Secrets[3], CancellationToken.None);
            return await context.SaveChangesAsync();
        });
        Assert.Equal(2, await Product.QueryAsync(context => context.TokenSecrets.CountAsync()));
    }

    public async Task DisposeAsync() => await Product.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ServedAgencyTests : ICollectionFixture<ServedAgency>
{
    public const string Name = "served agency";
}
