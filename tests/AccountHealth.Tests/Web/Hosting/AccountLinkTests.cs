using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Identity;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;

namespace AccountHealth.Tests.Web.Hosting;

public class AccountLinkTests
{
    /// <summary>Google names a location by a path; others may hold anything.</summary>
    [Theory]
    [InlineData("accounts/1/locations/2")]
    [InlineData("1 0&0?x#y")]
    public async Task The_link_of_an_account_opens_its_page_whatever_its_id_holds(string id)
    {
        await using var product = new ServedProduct();
        await product.AddUserAsync("admin@example.com", Roles.Admin);
        await product.ImportAsync(CsvFile.Of(CsvRow.NoToken with { Network = "google-business", Kind = "location", Id = id, Name = "Corner Bakery" }));
        var admin = await product.SignedInAsync("admin@example.com");
        var key = $"google-business/location/{id}";

        Assert.Contains("Corner Bakery", await admin.ReadAsync("/" + AccountLink.To(key)), StringComparison.Ordinal);
        Assert.Contains("Corner Bakery", await admin.ReadAsync("/" + MailContext.PathOf(key)), StringComparison.Ordinal);
    }
}
