using AccountHealth.Core.Installation;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Today;

namespace AccountHealth.Tests.Web.Components.Today;

public class MailNotesTests
{
    private const string NoAdmin = "There is no admin";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_no_admin_Today_says_so(bool hasAdmin)
    {
        var html = await RenderedAsync(new InstallationSettings { SendingEnabled = true }, hasAdmin);

        Assert.Equal(!hasAdmin, html.Contains(NoAdmin, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_sending_is_off_Today_says_so(bool sends)
    {
        var html = await RenderedAsync(new InstallationSettings { SendingEnabled = sends }, hasAdmin: true);

        Assert.Equal(!sends, html.Contains("Sending is off", StringComparison.Ordinal));
    }

    private static async Task<string> RenderedAsync(InstallationSettings settings, bool hasAdmin)
    {
        await using var installation = await TestInstallation.CreateAsync();
        return await FirstLook.OfAsync<MailNotes>(
            installation,
            (nameof(MailNotes.Attention), new Attention()),
            (nameof(MailNotes.Settings), settings),
            (nameof(MailNotes.HasAdmin), hasAdmin));
    }
}
