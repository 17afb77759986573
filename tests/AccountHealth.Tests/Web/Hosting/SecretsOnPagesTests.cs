using AccountHealth.Data.Secrets;
using AccountHealth.Data.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class SecretsOnPagesTests(ServedAgency agency)
{
    [Fact]
    public async Task A_secret_in_the_database_shows_on_no_page_and_in_no_export()
    {
        await AssertStoredAsync();
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);
        var pages = Routes.Pages(agency).Where(page => page != "/set-up").ToList();
        Assert.Contains("/accounts/x/profile/1", pages);

        foreach (var page in pages.Append("/accounts/export"))
        {
            var html = await admin.ReadAsync(page);

            Assert.NotEmpty(html);
            Assert.All(ServedAgency.Secrets, secret => Assert.False(html.Contains(secret, StringComparison.Ordinal), $"{page} shows {secret}"));
        }
    }

    /// <summary>The secrets are really there to be shown.</summary>
    private async Task AssertStoredAsync()
    {
        var cipher = agency.Product.Services.GetRequiredService<SecretCipher>();
        var stored = await agency.Product.QueryAsync(context => context.TokenSecrets.ToListAsync());
        var settings = await agency.Product.QueryAsync(context =>
            agency.Product.Services.GetRequiredService<SettingsStore>().LoadAsync(context, CancellationToken.None));
        var revealed = stored.SelectMany(one => new[] { cipher.Decrypt(one.AccessToken), cipher.Decrypt(one.RefreshToken) })
            .Append(settings.Mail.Password).Select(secret => secret?.Reveal());
        Assert.Subset(revealed.ToHashSet(), ServedAgency.Secrets.ToHashSet<string?>());
    }
}
