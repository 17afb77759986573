using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>Connectors and sandbox were written apart, both from the same reference. Here they meet, over HTTP.</summary>
public class AgreementTests
{
    [Theory]
    [MemberData(nameof(AgreementPlace.Every), MemberType = typeof(AgreementPlace))]
    public async Task A_code_becomes_a_grant_of_whoever_agreed(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);

        var (first, again, other) = (await world.GrantAsync("ann"), await world.GrantAsync("ann"), await world.GrantAsync("bo"));

        Assert.Equal(world.Connector.Descriptor.Id, first.Login!.Network);
        Assert.NotEqual("", first.Login.Name);
        Assert.Equal(first.Login, again.Login);
        Assert.NotEqual(first.Login.NativeId, other.Login!.NativeId);
        Assert.NotEqual(first.AccessToken.Reveal(), again.AccessToken.Reveal());
        Assert.All(world.App.Scopes, scope => Assert.Contains(scope, first.Scopes.Split(' ')));
    }

    [Theory]
    [InlineData("facebook/default", "ad-account Bakery ads, ad-account Bikes ads, ad-account Café ads, page Corner Bakery, page Corner Café, page Harbour Bikes, "
        + "profile Corner Bakery, profile Corner Café, profile Harbour Bikes")]
    [InlineData("instagram/default", "profile Ann Berg Studio")]
    [InlineData("linkedin/default", "ad-account Bakery campaigns, ad-account Bikes campaigns, ad-account Café campaigns, "
        + "page Corner Bakery, page Corner Café, page Harbour Bikes, profile Ann Berg")]
    [InlineData("youtube/default", "channel Berg Ceramics")]
    [InlineData("google-business/default", "location Corner Bakery North, location Corner Bakery South, location Corner Bakery Station, location Corner Café, location Harbour Bikes Pier")]
    [InlineData("tiktok/business", "ad-account Berg AT, ad-account Berg DE")]
    [InlineData("tiktok/login", "profile Ann Berg")]
    [InlineData("pinterest/default", "ad-account Bakery AT, ad-account Bakery DE, ad-account Harbour Bikes, profile Ann Berg")]
    [InlineData("snapchat/default", "ad-account Bakery AT, ad-account Bakery DE, ad-account Bikes DE, ad-account Café DE")]
    [InlineData("x/default", "profile Ann Berg")]
    public async Task Everything_that_a_person_has_is_offered_over_all_pages_of_results(string place, string expected)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        await world.OrderAsync("page-size", [("size", "1")]);

        var offer = await world.OfferAsync(await world.GrantAsync());

        Assert.Equal(expected, string.Join(", ", offer.Accounts.Select(AgreementToken.NameOf).Order(StringComparer.Ordinal)));
        Assert.All(offer.Accounts, account => Assert.Null(account.Problem));
        Assert.Empty(offer.MissingScopes);
        Assert.False(offer.IsCut);
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Every), MemberType = typeof(AgreementPlace))]
    public async Task A_fresh_token_is_accepted_on_all_its_accounts(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();

        var answer = await world.Connector.InspectAsync(world.App, token.Question, CancellationToken.None);

        Assert.True(answer.Token is null, $"{answer.Token}");
        Assert.Equal(token.Question.Accounts.Select(one => one.AuthorizationId), answer.Accounts.Keys.Order());
        Assert.All(answer.Accounts, one => Assert.True(one.Value.Problem is null, $"{one.Value.Problem}"));
        // What the network tells of the end at an inspection is what it told with the token.
        Assert.True(answer.Ends?.Access is not { IsDated: true } told || (told.Instant - token.Grant.AccessEnd.Instant)?.Duration() < TimeSpan.FromSeconds(2));
        Assert.Equal(token.Grant.Scopes.Split(' ').Order(), (answer.Scopes ?? token.Grant.Scopes).Split(' ').Order());
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Every), MemberType = typeof(AgreementPlace))]
    public async Task A_code_is_good_for_one_exchange_only(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var code = await world.CodeAsync();
        await world.RedeemAsync(code);

        var again = await world.RedeemAsync(code);

        Assert.NotNull(again.Problem);
        Assert.NotEqual(ReasonCodes.NetworkOutage, again.Problem.Reason);
        Assert.DoesNotContain(code.Reveal(), again.Problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Renewing), MemberType = typeof(AgreementPlace))]
    public async Task A_renewed_token_works_for_longer_on_all_accounts(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();
        world.Wait(TimeSpan.FromHours(25));

        var renewed = await world.RenewAsync(token.Question);

        Assert.True(renewed.Problem is null, $"{renewed.Problem}");
        Assert.True(renewed.Value.AccessEnd.Instant > token.Grant.AccessEnd.Instant);
        Assert.NotEqual(token.Grant.AccessToken.Reveal(), renewed.Value.AccessToken!.Reveal());
        var answer = await world.Connector.InspectAsync(world.App, renewed.Value, CancellationToken.None);
        Assert.True(answer.Token is null, $"{answer.Token}");
        Assert.Equal(token.Accounts.Count, answer.Accounts.Count);
        Assert.All(answer.Accounts, one => Assert.True(one.Value.Problem is null, $"{one.Value.Problem}"));
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Renewing), MemberType = typeof(AgreementPlace))]
    public async Task An_ended_access_token_is_found_working_by_renewing_it(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();
        if (token.Grant.RefreshToken is null)
        {
            // Instagram: once over, nothing can be renewed.
            world.Wait(TimeSpan.FromDays(61));
            Assert.Equal(["token TOKEN_EXPIRED"], (await token.ProblemsAsync()).Select(one => $"{one.About} {one.Problem.Reason}"));
            return;
        }

        await world.OrderAsync("expire-now", [("person", "ann")]);

        Assert.Empty(await token.ProblemsAsync());
    }

    [Theory]
    [InlineData("x/default", ReasonCodes.AccessRevoked)]
    [InlineData("tiktok/login", ReasonCodes.AccessRevoked)]
    [InlineData("pinterest/default", ReasonCodes.PasswordOrSecurityAlert)]
    public async Task A_refresh_token_that_was_replaced_is_refused_from_then_on(string place, string reason)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();

        var renewed = await world.RenewAsync(token.Question);
        var old = await world.RenewAsync(token.Question);

        Assert.NotEqual(token.Grant.RefreshToken!.Reveal(), renewed.Value.RefreshToken!.Reveal());
        Assert.Equal(reason, old.Problem?.Reason);
        Assert.Null((await world.RenewAsync(renewed.Value)).Problem);
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Revoking), MemberType = typeof(AgreementPlace))]
    public async Task A_grant_that_we_gave_back_is_found_revoked(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();

        var revoked = await world.Connector.RevokeAsync(world.App, token.Question, CancellationToken.None);

        Assert.True(revoked.Problem is null, $"{revoked.Problem}");
        Assert.True(revoked.Value);
        Assert.Equal(["token ACCESS_REVOKED"], (await token.ProblemsAsync()).Select(one => $"{one.About} {one.Problem.Reason}"));
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Revoking), MemberType = typeof(AgreementPlace))]
    public async Task A_grant_that_is_gone_already_counts_as_given_back(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();
        await world.OrderAsync("revoke", [("person", "ann")]);

        var revoked = await world.Connector.RevokeAsync(world.App, token.Question, CancellationToken.None);

        Assert.True(Revocations.IsGone(revoked.Problem), $"{revoked.Problem}");
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Revoking), MemberType = typeof(AgreementPlace))]
    public async Task A_network_that_gives_no_answer_is_never_taken_for_a_grant_given_back(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var token = await world.ConnectAsync();
        await world.OrderAsync("outage", [("on", "true")]);

        var silent = await world.Connector.RevokeAsync(world.App, token.Question, CancellationToken.None);

        Assert.Equal(ReasonCodes.NetworkOutage, silent.Problem?.Reason);
        Assert.False(Revocations.IsGone(silent.Problem));
    }

    [Theory]
    [MemberData(nameof(AgreementPlace.Every), MemberType = typeof(AgreementPlace))]
    public async Task A_wrong_secret_of_our_app_is_told_and_not_repeated(string place)
    {
        await using var world = await AgreementWorld.StartAsync(place);
        var code = await world.CodeAsync();
        var misconfigured = world.App with { ClientSecret = new Secret("mistyped-secret") };

        var grant = await world.Connector.RedeemAsync(
            misconfigured, new(code, AgreementWorld.ReturnTo, new Secret("v"), world.Now), CancellationToken.None);
        var token = await world.ConnectAsync();
        var renewal = token.Grant.RefreshToken is null ? null : await world.Connector.RenewAsync(misconfigured, token.Question, CancellationToken.None);

        Assert.NotNull(grant.Problem);
        // Pinterest answers as for a dead token, and nothing is known that tells them apart.
        var expected = place == "pinterest/default" ? ReasonCodes.PasswordOrSecurityAlert : ReasonCodes.AppMisconfigured;
        Assert.True(renewal?.Problem is null || renewal.Problem.Reason == expected, $"{renewal?.Problem}");
        Assert.DoesNotContain("mistyped-secret", grant.Problem.Detail, StringComparison.Ordinal);
    }
}
