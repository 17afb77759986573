namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>What happens at a network, and what the next inspection makes of it (NETWORKS.md, section 12).</summary>
public class HappeningTests
{
    /// <param name="place">"network/app".</param>
    /// <param name="verb">Of the sandbox's control API, or "wait".</param>
    /// <param name="about">The account that it happens to; empty for Ann herself, or for what she granted.</param>
    /// <param name="more">Further fields of the order, as a query; "hours" go by afterwards.</param>
    /// <param name="expected">Everything that is found; nothing else may be.</param>
    [Theory]
    [MemberData(nameof(FacebookHappenings.All), MemberType = typeof(FacebookHappenings))]
    [MemberData(nameof(OtherHappenings.LinkedInAndTikTok), MemberType = typeof(OtherHappenings))]
    [MemberData(nameof(OtherHappenings.PinterestSnapchatAndX), MemberType = typeof(OtherHappenings))]
    [MemberData(nameof(GoogleHappenings.All), MemberType = typeof(GoogleHappenings))]
    public async Task What_happens_at_a_network_is_found_by_its_reason(string place, string verb, string about, string more, string expected)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();
        var fields = more.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);
        fields.Remove("hours", out var hours);
        if (about.Length > 0)
        {
            fields["account"] = token.IdOf(about);
        }

        if (verb != "wait")
        {
            await world.OrderAsync(verb, [("person", "ann"), .. fields.Select(one => (one.Key, one.Value))]);
        }

        world.Wait(TimeSpan.FromHours(hours is null ? 0 : int.Parse(hours)));
        var found = await token.ProblemsAsync();

        Assert.Equal(expected, string.Join(", ", found.Select(one => $"{one.About} {one.Problem.Reason}")));
        Assert.All(found, one => Assert.DoesNotContain(token.Grant.AccessToken.Reveal(), one.Problem.Detail, StringComparison.Ordinal));
    }
}
