namespace AccountHealth.Tests.Sandbox;

/// <summary>Both ways to Instagram, held against the recorded answers: by its own login, and through Facebook.</summary>
public class InstagramAsRecordedTests
{
    private const string Bakery = "104000000000501";
    private const string Profile = "17841400000000201";
    private const string ProfileFields = "username,name,profile_picture_url";

    [Theory]
    [InlineData("login-code-exchange", "")]
    [InlineData("login-code-exchange-list", "list")]
    [InlineData("login-code-exchange-wrapped", "wrapped")]
    public Task A_code_becomes_a_short_token(string file, string condition) => LoginAsync(Answers(file, "/oauth/access_token"), async (sandbox, ann) =>
    {
        await ConditionAsync(sandbox, condition);
        return await ann.ExchangeAsync(await ann.CodeAsync());
    });

    [Fact]
    public Task A_short_token_becomes_a_long_one() => LoginAsync(Answers("login-long-lived-exchange", "/access_token"), (_, ann) => ann.LengthenAsync());

    [Theory]
    [InlineData("login-refresh", "")]
    [InlineData("login-refresh-with-permissions", "permissions-told")]
    public Task A_refresh(string file, string condition) => LoginAsync(Answers(file, "/refresh_access_token"), async (sandbox, ann) =>
    {
        await ConditionAsync(sandbox, condition);
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        return await ann.RefreshAsync();
    });

    [Fact]
    public Task Whose_token_it_is() => LoginAsync(Answers("login-me", "/{version}/me"), (_, ann) => ann.MeAsync());

    [Theory]
    [InlineData("app-removed", "190/458", "revoke", "")]
    [InlineData("password-changed", "190/460", "change-password", "")]
    [InlineData("checkpoint", "190/459", "checkpoint", "")]
    [InlineData("checkpoint-as-code", "code 459", "checkpoint", "code 459")]
    [InlineData("unconfirmed", "190/464", "unconfirmed", "")]
    [InlineData("restricted", "190/465", "restrict", "")]
    [InlineData("expired", "190/463", "expire-now", "")]
    public Task A_login_that_something_happened_to(string file, string codes, string verb, string detail) =>
        LoginAsync(Refusals(file, "Instagram login, " + codes, "/{version}/me"), async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "instagram", person = "ann", detail });
            return await ann.MeAsync();
        });

    [Theory]
    [InlineData("account-restricted", "Instagram login, subcode 2207050", "restrict")]
    [InlineData("action-blocked", "Instagram login, subcode 2207051", "suspend")]
    public Task An_account_that_something_happened_to(string file, string variant, string verb) =>
        LoginAsync(Refusals(file, variant, "/{version}/me"), async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "instagram", account = "17841400000000101" });
            return await ann.MeAsync();
        });

    [Theory]
    [InlineData("outage", "Instagram login, 2", "outage")]
    [InlineData("rate-limited", "Instagram login, 80002", "rate-limited")]
    public Task The_network_does_not_answer(string file, string variant, string fault) =>
        LoginAsync(Refusals(file, variant, "/{version}/me"), async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(fault, new { network = "instagram" });
            return await ann.MeAsync();
        });

    [Theory]
    [InlineData("app-blocked", "Instagram login, 200", "blocked", "v25.0")]
    [InlineData("app-misconfigured", "Instagram login, 3", "no-capability", "v25.0")]
    [InlineData("app-misconfigured", "Instagram login, 2635", "", "v20.0")]
    public Task An_app_that_is_refused(string file, string variant, string condition, string version) =>
        LoginAsync(Refusals(file, variant, "/{version}/me"), async (sandbox, ann) =>
        {
            await ConditionAsync(sandbox, condition);
            return await ann.MeAsync(version: version);
        });

    [Theory]
    [InlineData("facebook-accounts", "/{version}/me/accounts", "me/accounts?fields=id,name,instagram_business_account&limit=100")]
    [InlineData("facebook-page-of-account", "/{version}/105000000000601", Bakery + "?fields=id,name,instagram_business_account")]
    [InlineData("facebook-profile", "/{version}/" + Profile, Profile + "?fields=" + ProfileFields)]
    [InlineData("facebook-permissions", "/{version}/me/permissions", "me/permissions")]
    public Task What_Facebook_answers(string file, string recorded, string path) =>
        ThroughFacebookAsync(Answers(file, recorded), (_, ann) => ann.AskAsync(path));

    [Theory]
    [InlineData("account-restricted", "Facebook login, subcode 2207050", "restrict")]
    [InlineData("action-blocked", "Facebook login, subcode 2207051", "suspend")]
    public Task An_account_of_a_Page_that_something_happened_to(string file, string variant, string verb) =>
        ThroughFacebookAsync(Refusals(file, variant, "/{version}/" + Profile), async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "facebook", account = Profile });
            return await ann.AskAsync(Profile + "?fields=" + ProfileFields);
        });

    [Fact]
    public Task An_account_that_its_Page_lost() => ThroughFacebookAsync(Refusals("account-unlinked", "in the list", "/{version}/105000000000601"), async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("gone", new { network = "facebook", account = Profile });
        return await ann.AskAsync(Bakery + "?fields=id,name,instagram_business_account");
    });

    [Fact]
    public Task A_permission_that_was_dropped() => ThroughFacebookAsync(Refusals("permission-missing", "10, permission declined", "/{version}/" + Profile), async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("drop-permission", new { network = "facebook", person = "ann", scope = "instagram_basic" });
        return await ann.AskAsync(Profile + "?fields=" + ProfileFields);
    });

    private static RecordedAnswer Answers(string file, string path) => RecordedAnswer.Of($"instagram/answers/{file}", null, path);

    private static RecordedAnswer Refusals(string file, string variant, string path) => RecordedAnswer.Of($"instagram/refusals/{file}", variant, path);

    private static async Task ConditionAsync(RunningSandbox sandbox, string condition)
    {
        if (condition.Length > 0)
        {
            await sandbox.OrderAsync("app-condition", new { network = "instagram", condition });
        }
    }

    private static async Task LoginAsync(RecordedAnswer recorded, Func<RunningSandbox, InstagramPerson, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new InstagramPerson(sandbox).ConnectAsync();

        await recorded.AssertLikeAsync(await ask(sandbox, ann));
    }

    private static async Task ThroughFacebookAsync(RecordedAnswer recorded, Func<RunningSandbox, FacebookPerson, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync(scopes: "instagram_basic,pages_show_list,pages_read_engagement");

        await recorded.AssertLikeAsync(await ask(sandbox, ann));
    }
}
