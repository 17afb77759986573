using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Core.Networks;

public class NetworkCatalogTests
{
    [Fact]
    public void A_duplicate_id_stops_the_start_and_names_the_id()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new NetworkCatalog([Named("one", "One"), Named("one", "Other")]));

        Assert.Contains("'one'", error.Message);
    }

    [Fact]
    public void Networks_are_listed_by_name()
    {
        var catalog = new NetworkCatalog([Named("c", "zeta"), Named("b", "Alpha"), Named("a", "mu")]);

        Assert.Equal(["Alpha", "mu", "zeta"], catalog.All.Select(network => network.Name));
    }

    [Fact]
    public void A_network_is_found_by_its_exact_id_or_not_at_all()
    {
        var catalog = new NetworkCatalog([Named("one", "One")]);

        Assert.Equal("One", catalog.Find("one")?.Name);
        Assert.Null(catalog.Find("ONE"));
    }

    [Fact]
    public void A_network_that_is_no_longer_installed_is_shown_by_its_id_and_has_no_clocks()
    {
        var gone = new NetworkCatalog([])["orkut"];

        Assert.Equal(("orkut", "orkut"), (gone.Id, gone.Name));
        Assert.All(Enum.GetValues<ClockKind>(), clock => Assert.Null(gone.Lifespan(clock)));
        Assert.Equal("", gone.Lacks("page", "Analyst", "email"));
    }

    private static Fake Named(string id, string name) => new(new NetworkDescriptor
    {
        Id = id,
        Name = name,
        Mark = "Fk",
        Kinds = [AccountKind.Page],
        Lifespans = [],
        Reasons = [],
        Settings = new SettingsPage("Apps", new Uri("https://example.com"), "nowhere"),
    });

    private sealed record Fake(NetworkDescriptor Descriptor) : INetwork;
}
