using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Layout;

namespace AccountHealth.Tests.Web.Components.Layout;

public class SetupBannerTests
{
    private const string Says = "No mail is sent yet";

    [Fact]
    public async Task With_a_mail_server_and_no_public_address_a_banner_says_so()
    {
        Assert.Contains(Says, await RenderedAsync(("Mail:Host", "smtp.example.com")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_public_address_there_is_no_banner()
    {
        Assert.DoesNotContain(Says, await RenderedAsync(("Mail:Host", "smtp.example.com"), ("PublicUrl", "https://health.example.com")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pick_up_folder_needs_no_banner()
    {
        Assert.DoesNotContain(Says, await RenderedAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> RenderedAsync(params (string Key, string Value)[] configuration)
    {
        await using var installation = await TestInstallation.CreateAsync(configuration);
        return await FirstLook.OfAsync<SetupBanner>(installation);
    }
}
