using AccountHealth.Core.Reasons;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>A network in trouble answers nothing, and nothing is held against a token for it.</summary>
public class SilenceTests
{
    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_of_a_network_is_never_an_answer_against_a_token(string place, string verb, string field, string value)
    {
        await using var world = await AgreementWorld.StartAsync(place, verb == "slow" ? TimeSpan.FromMilliseconds(250) : null);
        var token = await world.ConnectAsync();
        var code = await world.CodeAsync();
        await world.OrderAsync(verb, [(field, value)]);

        var found = await token.ProblemsAsync();
        var renewed = token.Grant.RefreshToken is not null || world.Connector.Connector.RenewsAccess
            ? (await world.RenewAsync(token.Question)).Problem
            : found[0].Problem;
        var redeemed = (await world.RedeemAsync(code)).Problem;

        var expected = verb == "rate-limited" ? ReasonCodes.RateLimited : ReasonCodes.NetworkOutage;
        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.True(one.Problem.Reason == expected, $"{one}"));
        Assert.True(renewed?.Reason == expected, $"{renewed}");
        Assert.True(redeemed?.Reason == expected, $"{redeemed}");
        await world.OrderAsync(verb, [("on", "false")]);
        Assert.Empty(await token.ProblemsAsync());
    }

    [Theory]
    [InlineData("facebook/default")]
    [InlineData("instagram/default")]
    [InlineData("pinterest/default")]
    [InlineData("x/default")]
    public async Task A_network_that_says_how_long_to_wait_is_understood(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();
        await world.OrderAsync("rate-limited", [("wait", "600")]);

        var found = await token.ProblemsAsync();

        Assert.All(found, one => Assert.Equal(world.Now.AddMinutes(10), one.Problem.Until));
    }

    public static TheoryData<string, string, string, string> Troubles()
    {
        var troubles = new TheoryData<string, string, string, string>();
        foreach (string place in AgreementPlace.Every())
        {
            troubles.Add(place, "outage", "on", "true");
            troubles.Add(place, "rate-limited", "wait", "600");
            troubles.Add(place, "garbage", "as", "html");
            troubles.Add(place, "garbage", "as", "json");
            troubles.Add(place, "drop-connection", "on", "true");
            troubles.Add(place, "slow", "milliseconds", "60000");
        }

        return troubles;
    }
}
