using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Hosting;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class TokenMenuTests
{
    private static readonly CsvRow Ann = CsvRow.Ann with { Expires = CsvFile.In(60) };
    private static readonly CsvRow Bo = CsvRow.Bo with { Expires = CsvFile.In(60) };

    [Fact]
    public async Task The_first_that_is_in_use_can_only_move_down_and_the_last_only_up()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo);

        Assert.Equal(["Make active", "Move up"], Disabled(await MenuAsync(screen, "ann")));
        Assert.Equal(["Move down"], Disabled(await MenuAsync(screen, "bo")));
    }

    [Fact]
    public async Task Make_active_makes_it_the_one_in_use_and_the_first()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo);

        screen.Installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await ClickAsync(await MenuAsync(screen, "bo"), "Make active");

        var account = await screen.Installation.AccountAsync();
        Assert.Equal(account.Of("bo").Id, account.Verdict.ActiveId);
        Assert.True(account.Of("bo").Order < account.Of("ann").Order);
    }

    [Fact]
    public async Task Moving_changes_places_with_the_neighbour()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo);

        await ClickAsync(await MenuAsync(screen, "ann"), "Move down");

        var account = await screen.Installation.AccountAsync();
        Assert.True(account.Of("bo").Order < account.Of("ann").Order);
    }

    [Fact]
    public async Task Works_after_all_is_offered_only_against_a_reason_and_lifts_it()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann with { Reason = "ACCESS_REVOKED" }, Bo);
        Assert.DoesNotContain("Works after all", Offered(await MenuAsync(screen, "bo")));

        await ClickAsync(await MenuAsync(screen, "ann"), "Works after all");

        Assert.True((await screen.Installation.AccountAsync()).Of("ann").Verdict.IsUsable);
    }

    [Fact]
    public async Task A_withdrawn_token_can_only_be_used_again()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann);
        var one = (await screen.Installation.AccountAsync()).Of("ann");
        await screen.Installation.Get<AuthorizationChanges>().WithdrawAsync(one.Id, false, "test", CancellationToken.None);
        var menu = await MenuAsync(screen, "ann");
        Assert.Equal(["Use again"], Offered(menu));

        await ClickAsync(menu, "Use again");

        Assert.True((await screen.Installation.AccountAsync()).Of("ann").Verdict.IsUsable);
    }

    [Theory]
    [InlineData("Make active")]
    [InlineData("Move up")]
    public async Task Whoever_gets_at_a_button_without_the_right_to_it_is_refused_and_nothing_changes(string button)
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Ops], Ann, Bo);
        var menu = await MenuAsync(screen, "bo");
        var before = await screen.Installation.ContentsAsync();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ClickAsync(menu, button));

        Assert.Equal(before, await screen.Installation.ContentsAsync());
    }

    private static async Task<IRenderedComponent<TokenMenu>> MenuAsync(InstalledScreen screen, string user)
    {
        var account = await screen.Installation.AccountAsync();
        var one = account.Of(user);
        return screen.Screen.Render<TokenMenu>(parameters => parameters
            .Add(menu => menu.Authorization, one)
            .Add(menu => menu.Order, account.Authorizations)
            .Add(menu => menu.Rights, RightsOf.Admin)
            .Add(menu => menu.IsActive, one.Id == account.Verdict.ActiveId));
    }

    private static List<string> Offered(IRenderedComponent<TokenMenu> menu) => [.. menu.FindAll("button").Select(Rendered.Text)];

    private static List<string> Disabled(IRenderedComponent<TokenMenu> menu) => [.. menu.FindAll("button[disabled]").Select(Rendered.Text)];

    private static Task ClickAsync(IRenderedComponent<TokenMenu> menu, string button) =>
        menu.FindAll("button").Single(one => one.Text() == button).ClickAsync();
}
