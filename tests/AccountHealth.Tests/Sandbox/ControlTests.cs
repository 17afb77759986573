using System.Net;
using System.Net.Http.Json;

namespace AccountHealth.Tests.Sandbox;

public class ControlTests
{
    [Theory]
    [InlineData("checkpoint")]
    [InlineData("change-password")]
    [InlineData("unpublish-page")]
    public async Task What_a_network_cannot_express_is_refused(string verb)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsJsonAsync($"control/{verb}", new { network = "linkedin", person = "ann", account = "90210001" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("LinkedIn cannot express", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Tokens_are_minted_for_many_logins_at_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var minted = await sandbox.OrderAsync("tokens", new { network = "linkedin", count = 2000, accounts = 1 });

        var tokens = minted["tokens"]!.AsArray();
        Assert.Equal(2000, tokens.Select(one => one!["login"]!.ToString()).Distinct().Count());
        var last = await new LinkedInMember(sandbox).AskAsync("v2/userinfo", token: tokens[^1]!["accessToken"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
    }

    [Theory]
    [InlineData("outage", 503)]
    [InlineData("rate-limited", 429)]
    [InlineData("garbage", 200)]
    public async Task A_fault_comes_before_the_network_until_it_is_taken_back(string fault, int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new LinkedInMember(sandbox).ConnectAsync();

        await sandbox.OrderAsync(fault, new { network = "linkedin" });
        var spoiled = await ann.AskAsync("v2/userinfo");
        await sandbox.OrderAsync(fault, new { network = "linkedin", on = false });

        Assert.Equal(status, (int)spoiled.StatusCode);
        Assert.DoesNotContain("Ann Berg", await spoiled.Content.ReadAsStringAsync());
        Assert.Contains("Ann Berg", await (await ann.AskAsync("v2/userinfo")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_dropped_connection_ends_in_the_middle_of_the_answer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new LinkedInMember(sandbox).ConnectAsync();

        await sandbox.OrderAsync("drop-connection", new { network = "linkedin" });

        await Assert.ThrowsAnyAsync<Exception>(() => ann.AskAsync("v2/userinfo"));
    }

    [Fact]
    public async Task The_networks_clock_is_moved_from_outside()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new LinkedInMember(sandbox).ConnectAsync();

        await sandbox.OrderAsync("clock-offset", new { days = 60 });

        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.AskAsync("v2/userinfo")).StatusCode);
    }

    [Fact]
    public async Task Calls_are_counted_by_endpoint_and_second()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new LinkedInMember(sandbox).ConnectAsync();
        await ann.InspectAsync();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        await ann.InspectAsync();
        await ann.InspectAsync();

        var calls = await sandbox.OrderAsync("calls", new { network = "linkedin", endpoint = "POST token/oauth/v2/introspectToken" });

        Assert.Equal(3, (int)calls["total"]!);
        Assert.Equal(2, (int)calls["busiestSecond"]!);
    }

    [Fact]
    public async Task The_sandbox_lives_under_a_path_of_another_program()
    {
        await using var sandbox = await RunningSandbox.StartAsync("/sandbox");

        Assert.Equal(HttpStatusCode.OK, (await sandbox.Http.GetAsync("sandbox/control")).StatusCode);
        var consent = await sandbox.Http.GetStringAsync("sandbox/" + LinkedInMember.ConsentPage());
        Assert.Contains("Sandbox – pretends to be LinkedIn", consent);
        Assert.Contains("Ann Berg", consent);
    }
}
