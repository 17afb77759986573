using AccountHealth.Core.Connecting;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>Whoever says no at a network comes back to a page that says so.</summary>
public class RefusedConsentTests
{
    private static readonly Uri Home = new("https://health.example.com/");

    [Theory]
    [MemberData(nameof(AgreementPlace.Every), MemberType = typeof(AgreementPlace))]
    public async Task Who_refuses_at_the_network_is_understood_to_have_declined(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        using var visit = new ConsentVisit();
        var fake = new FakeConnector();
        await using var watched = await WatchedInstallation.CreateAskingAsync(fake);

        foreach (var atOnce in (bool[])[true, false])
        {
            await watched.Get<Connections>().BeginAsync(new("x", "default"), Home, "me@example.com", CancellationToken.None);
            var back = await visit.RefuseAsync(world.ConsentPage(fake.Request!.State), atOnce);

            var id = await watched.Get<Connections>().ReturnAsync(back, "me@example.com", CancellationToken.None);

            var view = await watched.Get<ConnectChoice>().FindAsync(id!.Value, "me@example.com", AccountScope.All, CancellationToken.None);
            Assert.Equal(ConnectFailure.Declined, view!.Failure);
        }
    }
}
