using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Tests.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class TroubledChecksTests(ServedAgency agency)
{
    [Fact]
    public async Task Where_the_checks_run_it_is_known_how_they_fare()
    {
        var checks = agency.Product.Services.GetRequiredService<TroubledChecks>();

        Assert.Empty(Assert.IsAssignableFrom<IReadOnlyList<object>>(await checks(Times.DaysAgo(7), CancellationToken.None)));
    }

    [Fact]
    public async Task The_summary_has_its_place_among_the_checks()
    {
        var states = await agency.Product.Services.GetRequiredService<CheckBoard>().StatesAsync(CancellationToken.None);

        Assert.Equal("every Monday at 07:00 UTC", states.Single(check => check.Name == "summary").Schedule);
    }

    [Fact]
    public async Task Without_a_scheduler_nobody_claims_to_know()
    {
        await using var installation = await TestInstallation.CreateAsync();

        Assert.Null(await installation.Get<TroubledChecks>()(Times.DaysAgo(7), CancellationToken.None));
    }
}
