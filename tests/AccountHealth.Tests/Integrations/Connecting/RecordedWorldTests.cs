using System.Text.Json;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>The small world that was recorded for a network: everything in it is read, and all of it works.</summary>
public class RecordedWorldTests
{
    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_code_becomes_a_grant_of_the_person_who_agreed(string place)
    {
        using var world = RecordedWorld.Of(place);

        var grant = await world.ConnectAsync();

        Assert.True(grant.Problem is null, $"{grant.Problem}\n{world.Asked}");
        Assert.Equal(Times.Now, grant.Value.At);
        Assert.False(string.IsNullOrEmpty(grant.Value.Login?.NativeId));
        Assert.Equal(world.Granted("accessEnd") ?? "unknown", grant.Value.AccessEnd.ToString());
        Assert.Equal(world.Granted("refreshToken") is not null, grant.Value.RefreshToken is not null);
        Assert.Equal(world.Granted("refreshEnd") ?? "unknown", grant.Value.RefreshEnd.ToString());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_account_of_the_world_is_offered_by_its_name(string place)
    {
        using var world = RecordedWorld.Of(place);

        var offer = await world.Connector.OfferAsync(world.App, (await world.ConnectAsync()).Value, CancellationToken.None);

        Assert.True(offer.Problem is null, $"{offer.Problem}\n{world.Asked}");
        var expected = world.Question(JsonElement.Parse("{}")).Accounts.Select(one => $"{one.Network}/{one.Kind}/{one.NativeId}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, offer.Value.Accounts.Select(one => $"{one.Network}/{one.Kind}/{one.NativeId}").Intersect(expected).Order(StringComparer.Ordinal));
        Assert.All(offer.Value.Accounts, one => Assert.NotEqual("", one.Name));
        Assert.All(offer.Value.Accounts, one => Assert.Null(one.Problem));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_is_wrong_in_it(string place)
    {
        using var world = RecordedWorld.Of(place);
        var question = world.Question(JsonElement.Parse("{}"));

        var answer = await world.InspectAsync(question);

        Assert.True(answer.Token is null, $"{answer.Token}\n{world.Asked}");
        Assert.Equal(question.Accounts.Select(one => one.AuthorizationId).Order(), answer.Accounts.Keys.Order());
        Assert.All(answer.Accounts.Values, one => Assert.Null(one.Problem));
    }

    public static TheoryData<string> Places() => [.. RecordedPlace.All.Select(place => place.ToString())];
}
