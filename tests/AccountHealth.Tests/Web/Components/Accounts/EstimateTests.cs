using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class EstimateTests
{
    private const string Source = "help page of the network";

    [Fact]
    public async Task An_estimated_end_is_shown_as_such_with_its_source()
    {
        var html = await RenderedAsync(estimated: true);

        Assert.Contains("≈ 11 Dec", html, StringComparison.Ordinal);
        Assert.Contains($"estimated: {Source}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_told_end_is_no_estimate()
    {
        var html = await RenderedAsync(estimated: false);

        Assert.Contains("11 Dec", html, StringComparison.Ordinal);
        Assert.DoesNotContain("≈", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Source, html, StringComparison.Ordinal);
    }

    private static async Task<string> RenderedAsync(bool estimated)
    {
        await using var installation = await TestInstallation.CreateAsync();
        return await FirstLook.OfAsync<ClockCell>(
            installation,
            (nameof(ClockCell.Clock), new Clock(ClockKind.Access, Times.EndsInDays(20), estimated)),
            (nameof(ClockCell.Binds), true),
            (nameof(ClockCell.Source), Source));
    }
}
