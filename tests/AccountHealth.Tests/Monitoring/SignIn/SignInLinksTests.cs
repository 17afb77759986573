using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.SignIn;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.SignIn;

public class SignInLinksTests
{
    private const string Owner = WatchedInstallation.Owner;

    [Fact]
    public async Task A_link_signs_its_address_in_once_and_leads_where_it_should()
    {
        await using var watched = await WithOwnerAsync();
        var secret = await Links(watched).IssueAsync(Owner, "accounts/x/profile/1", CancellationToken.None);

        Assert.Equal(new RedeemedLink(Owner, "accounts/x/profile/1"), await RedeemAsync(watched, secret!));
        Assert.Null(await RedeemAsync(watched, secret!));
    }

    [Fact]
    public async Task Of_many_who_use_it_at_once_one_gets_in()
    {
        await using var watched = await WithOwnerAsync();
        var secret = await Links(watched).IssueAsync(Owner, "", CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RedeemAsync(watched, secret!)));

        Assert.Single(answers, answer => answer is not null);
    }

    [Theory]
    [InlineData(false, 7 * 24 * 60)]
    [InlineData(true, 30)]
    public async Task It_expires(bool requested, int minutes)
    {
        await using var watched = await WithOwnerAsync();
        var begin = watched.Now;
        var early = await MakeAsync(watched, requested);
        var late = await MakeAsync(watched, requested);

        watched.Now = begin.AddMinutes(minutes).AddSeconds(-1);
        Assert.NotNull(await RedeemAsync(watched, early!));
        watched.Now = begin.AddMinutes(minutes);
        Assert.Null(await RedeemAsync(watched, late!));
    }

    [Fact]
    public async Task Nobody_but_owners_gets_one()
    {
        await using var watched = await WithOwnerAsync();

        Assert.Null(await Links(watched).RequestAsync("stranger@example.com", CancellationToken.None));
        Assert.Null(await Links(watched).RequestAsync("", CancellationToken.None));
    }

    [Fact]
    public async Task An_admin_who_owns_accounts_gets_none_either()
    {
        await using var watched = await WatchedInstallation.CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = WatchedInstallation.Admin });

        Assert.Null(await Links(watched).IssueAsync(WatchedInstallation.Admin, "", CancellationToken.None));
    }

    [Fact]
    public async Task A_link_of_somebody_who_owns_nothing_any_more_opens_nothing()
    {
        await using var watched = await WithOwnerAsync();
        var secret = await Links(watched).IssueAsync(Owner, "", CancellationToken.None);
        await watched.QueryAsync(context => context.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.OwnerEmail, "new@example.com")));

        Assert.Null(await RedeemAsync(watched, secret!));
    }

    [Fact]
    public async Task Who_asks_again_and_again_gets_three_in_a_quarter_of_an_hour()
    {
        await using var watched = await WithOwnerAsync();
        for (var asked = 0; asked < 3; asked++)
        {
            Assert.NotNull(await Links(watched).RequestAsync(Owner, CancellationToken.None));
        }

        Assert.Null(await Links(watched).RequestAsync(Owner.ToUpperInvariant(), CancellationToken.None));
        watched.Now = watched.Now.AddMinutes(15);
        Assert.NotNull(await Links(watched).RequestAsync(Owner, CancellationToken.None));
    }

    [Fact]
    public async Task Links_that_go_along_with_notices_do_not_count_as_asked_for()
    {
        await using var watched = await WithOwnerAsync();
        for (var sent = 0; sent < 5; sent++)
        {
            await Links(watched).IssueAsync(Owner, "", CancellationToken.None);
        }

        Assert.NotNull(await Links(watched).RequestAsync(Owner, CancellationToken.None));
    }

    [Fact]
    public async Task The_database_cannot_tell_what_a_link_was()
    {
        await using var watched = await WithOwnerAsync();
        var secret = await Links(watched).IssueAsync(Owner, "", CancellationToken.None);

        var stored = await watched.QueryAsync(context => context.SignInLinks.AsNoTracking().SingleAsync());

        Assert.Equal(32, stored.Hash.Length);
        Assert.DoesNotContain(secret!.Reveal(), System.Text.Json.JsonSerializer.Serialize(stored), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_guess_opens_nothing()
    {
        await using var watched = await WithOwnerAsync();
        await Links(watched).IssueAsync(Owner, "", CancellationToken.None);

        Assert.Null(await RedeemAsync(watched, new Secret(new string('0', 64))));
    }

    private static async Task<WatchedInstallation> WithOwnerAsync()
    {
        var watched = await WatchedInstallation.CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann"));
        return watched;
    }

    private static SignInLinks Links(WatchedInstallation watched) => watched.Get<SignInLinks>();

    private static Task<Secret?> MakeAsync(WatchedInstallation watched, bool requested) => requested
        ? Links(watched).RequestAsync(Owner, CancellationToken.None)
        : Links(watched).IssueAsync(Owner, "", CancellationToken.None);

    private static Task<RedeemedLink?> RedeemAsync(WatchedInstallation watched, Secret secret) =>
        Links(watched).RedeemAsync(secret, CancellationToken.None);
}
