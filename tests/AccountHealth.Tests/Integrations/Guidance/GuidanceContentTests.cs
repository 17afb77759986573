using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Guidance;

/// <summary>What the guidance has to hold. A new network is asked for its own by being there.</summary>
public class GuidanceContentTests
{
    public static TheoryData<string> Networks => [.. NetworkFacts.Catalog.All.Select(network => network.Id)];

    /// <summary>Every reason that can occur on a kind of account, and renewing in time.</summary>
    public static TheoryData<string, string, string> Occasions()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var network in NetworkFacts.Catalog.All)
        {
            foreach (var kind in network.Kinds)
            {
                foreach (var reason in network.ReasonsOf(kind).Append(ReasonGuidance.Renew))
                {
                    data.Add(network.Id, kind, reason);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_has_a_page_that_says_when_it_was_checked_and_against_what(string network)
    {
        var page = NetworkFacts.Guidance.Page(network)!;

        Assert.InRange(page.CheckedOn, new DateOnly(2026, 1, 1), new DateOnly(2100, 1, 1));
        Assert.True(page.Against.Length > 20, page.Against);
        Assert.NotEmpty(page.Intro);
        Assert.Contains(page.Background, section => section.Anchor == "lifetimes");
    }

    [Theory]
    [MemberData(nameof(Occasions))]
    public void Every_reason_that_can_occur_has_words_of_its_own_at_least_two_steps_and_a_page_or_none(string network, string kind, string reason)
    {
        var matching = NetworkFacts.Guidance.Page(network)!.Reasons.Where(one => one.Reason == reason && one.IsFor(kind)).ToList();

        var guidance = Assert.Single(matching);
        Assert.NotEmpty(guidance.Happened);
        Assert.True(guidance.Steps.Count >= 2, "fewer than two steps");
        Assert.NotEmpty(guidance.Avoid);
        Assert.True(guidance.Where.Count > 0 != guidance.NoPage is not null, "a page or 'None', not both");
        Assert.All(guidance.Where, link => Assert.Contains(link.Spans, span => span.Link?.Scheme == Uri.UriSchemeHttps));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_networks_own_settings_page_is_the_one_it_names_of_itself(string network)
    {
        var links = NetworkFacts.Guidance.Page(network)!.Reasons.SelectMany(reason => reason.Where).SelectMany(text => text.Spans).Select(span => span.Link);

        Assert.Contains(NetworkFacts.Catalog[network].Settings.Url, links);
    }

    [Fact]
    public void No_two_bodies_are_alike()
    {
        var alike = NetworkFacts.Guidance.All.SelectMany(page => page.Reasons)
            .GroupBy(Body, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => string.Join(" = ", same.Select(one => $"{one.Network}#{one.Anchor}")));

        Assert.Empty(alike);
    }

    [Fact]
    public void No_name_is_used_twice_on_a_page() => Assert.All(NetworkFacts.Guidance.All, page => Assert.Empty(
        page.Background.Select(section => section.Anchor).Concat(page.Reasons.Select(reason => reason.Anchor))
            .GroupBy(anchor => anchor, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{page.Network}#{same.Key}")));

    [Fact]
    public void Whatever_a_person_records_finds_an_answer_on_every_network_and_kind() => Assert.All(
        from network in NetworkFacts.Catalog.All
        from kind in network.Kinds
        from reason in ReasonVocabulary.All
        select (network.Id, kind, reason.Code),
        one => Assert.NotNull(NetworkFacts.Guidance.Find(one.Id, one.kind, one.Code)));

    [Fact]
    public void A_placeholder_that_nothing_fills_is_nowhere()
    {
        var names = new GuidanceNames("A", "B", "C", "D");

        Assert.All(Texts(), text => Assert.DoesNotContain("%", names.Fill(text.Words).Replace("100%", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_checkpoint_Facebook_wants_a_day_of_rest() =>
        Assert.Equal(TimeSpan.FromHours(24), NetworkFacts.Guidance.WaitAfter("facebook", AccountKind.Page, ReasonCodes.SecurityCheckpoint));

    [Fact]
    public void A_LinkedIn_ad_account_is_repaired_in_Campaign_Manager_and_a_page_by_a_super_admin()
    {
        Assert.Contains("Campaign Manager", Body(Of(AccountKind.AdAccount)), StringComparison.Ordinal);
        Assert.Contains("Super admin", Body(Of(AccountKind.Page)), StringComparison.OrdinalIgnoreCase);

        static ReasonGuidance Of(string kind) => NetworkFacts.Guidance.Find("linkedin", kind, ReasonCodes.InsufficientAccess)!;
    }

    private static string Body(ReasonGuidance guidance) => string.Join('\n', Parts(guidance).Select(text => text.Words));

    private static IEnumerable<GuidanceText> Parts(ReasonGuidance guidance) =>
        guidance.Happened.SelectMany(block => block.Texts).Concat(guidance.Steps).Concat(guidance.WaitWhy.SelectMany(block => block.Texts)).Concat(guidance.Avoid);

    private static IEnumerable<GuidanceText> Texts() => NetworkFacts.Guidance.All.SelectMany(page =>
        page.Intro.Concat(page.Background.SelectMany(section => section.Blocks)).SelectMany(block => block.Texts).Concat(page.Reasons.SelectMany(Parts)));
}
