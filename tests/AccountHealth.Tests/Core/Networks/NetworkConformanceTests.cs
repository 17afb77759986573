using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Networks;

/// <summary>What every registered network has to bring. A new one is tested by being there.</summary>
public class NetworkConformanceTests
{
    private static readonly string[] Kinds =
    [
        AccountKind.Profile, AccountKind.Page, AccountKind.Group, AccountKind.Channel, AccountKind.Location, AccountKind.AdAccount,
    ];

    [Fact]
    public void The_nine_networks_of_the_product_are_registered()
    {
        string[] known = ["facebook", "instagram", "linkedin", "x", "pinterest", "youtube", "tiktok", "snapchat", "google-business"];

        Assert.Subset(NetworkFacts.Catalog.All.Select(network => network.Id).ToHashSet(), known.ToHashSet());
    }

    [Fact]
    public void No_two_networks_share_an_id_a_name_or_a_mark()
    {
        var all = NetworkFacts.All().Select(network => network.Descriptor).ToList();

        Assert.Equal(all.Count, all.DistinctBy(network => network.Id, StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(all.Count, all.DistinctBy(network => network.Name, StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(all.Count, all.DistinctBy(network => network.Mark, StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_network_says_the_same_of_itself_on_every_call()
    {
        Assert.All(NetworkFacts.All(), network => Assert.Same(network.Descriptor, network.Descriptor));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_id_is_fit_for_tables_files_and_URLs(string id)
    {
        Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_a_name_and_a_mark_of_one_or_two_letters(string id)
    {
        var network = NetworkFacts.Catalog[id];

        Assert.False(string.IsNullOrWhiteSpace(network.Name));
        Assert.Matches("^[A-Z][a-z]?$", network.Mark);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_kinds_of_account_each_named_once(string id)
    {
        var network = NetworkFacts.Catalog[id];

        Assert.NotEmpty(network.Kinds);
        Assert.Subset(Kinds.ToHashSet(), network.Kinds.ToHashSet());
        Assert.Equal(network.Kinds.Distinct(), network.Kinds);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_of_its_lifespans_says_where_it_is_written_and_when_that_was_read(string id)
    {
        var lifespans = NetworkFacts.Catalog[id].Lifespans;

        Assert.NotEmpty(lifespans);
        Assert.All(lifespans, lifespan =>
        {
            Assert.True(lifespan.Source.Length > 10, $"{lifespan.Clock} names no source");
            Assert.InRange(lifespan.CheckedOn, new DateOnly(2026, 1, 1), new DateOnly(2100, 1, 1));
            Assert.True(lifespan.Length is null || lifespan.Length > TimeSpan.Zero, $"{lifespan.Clock} has no length");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_an_access_clock_and_every_clock_at_most_once(string id)
    {
        var clocks = NetworkFacts.Catalog[id].Lifespans.Select(lifespan => lifespan.Clock).ToList();

        Assert.Contains(ClockKind.Access, clocks);
        Assert.Equal(clocks.Distinct(), clocks);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_clock_that_slides_has_a_length_to_start_anew(string id)
    {
        var sliding = NetworkFacts.Catalog[id].Lifespans.Where(lifespan => lifespan.Slides);

        Assert.All(sliding, lifespan => Assert.NotNull(lifespan.Length));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_renews_a_token_before_that_ends(string id)
    {
        var network = NetworkFacts.Catalog[id];

        Assert.All(
            network.Lifespans.Where(lifespan => lifespan.Clock == ClockKind.Access && lifespan.Length is not null),
            lifespan => Assert.True(network.RenewalWindow is null || network.RenewalWindow < lifespan.Length));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_reasons_are_of_the_vocabulary_and_can_be_found_against_a_token_or_account(string id)
    {
        var reasons = NetworkFacts.Catalog[id].Reasons;

        Assert.NotEmpty(reasons);
        Assert.Equal(reasons.Distinct(), reasons);
        Assert.All(reasons, code => Assert.True(ReasonVocabulary.All.Any(reason => reason.Code == code && reason.CanBeRecorded), code));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_ad_account_can_be_disabled_where_the_network_has_ad_accounts(string id)
    {
        var network = NetworkFacts.Catalog[id];

        Assert.Equal(network.Kinds.Contains(AccountKind.AdAccount), network.Reasons.Contains(ReasonCodes.AdAccountDisabled));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_network_with_an_inactivity_clock_can_say_that_it_ran_out(string id)
    {
        var network = NetworkFacts.Catalog[id];

        Assert.True(
            network.Lifespan(ClockKind.Inactivity) is null || network.Reasons.Contains(ReasonCodes.TokenExpiredInactivity));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_settings_page_has_a_name_an_https_address_and_a_source(string id)
    {
        var settings = NetworkFacts.Catalog[id].Settings;

        Assert.Equal(Uri.UriSchemeHttps, settings.Url.Scheme);
        Assert.NotEmpty(settings.Name);
        Assert.NotEmpty(settings.Source);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_networks_that_sign_in_for_it_are_registered_others(string id)
    {
        Assert.All(NetworkFacts.Catalog[id].SignsInWith, other =>
        {
            Assert.NotNull(NetworkFacts.Catalog.Find(other));
            Assert.NotEqual(id, other);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_asks_something_only_of_kinds_it_has(string id)
    {
        var network = NetworkFacts.Catalog[id];

        Assert.Subset(network.Kinds.ToHashSet(), network.Needs.Keys.ToHashSet());
        Assert.All(network.Needs.Values, need => Assert.NotEmpty(need.Scopes.Concat(need.Roles)));
        Assert.All(network.Needs.Values.SelectMany(need => need.Scopes), scope => Assert.Matches(@"^[^\s,|]+(\|[^\s,|]+)*$", scope));
    }

    public static TheoryData<string> Ids() => [.. NetworkFacts.Catalog.All.Select(network => network.Id)];
}
