using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

/// <summary>What is said beside a token on the page of its account.</summary>
public sealed class TokenMarkTests : IAsyncLifetime
{
    private const string NoAnswer = "No answer for 4 days";
    private const string DatesOnly = "Dates only";

    private TestInstallation _installation = null!;

    public async Task InitializeAsync() => _installation = await TestInstallation.CreateAsync();

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public async Task After_four_days_without_an_answer_a_token_says_that_it_needs_a_human(int days, bool says)
    {
        var html = await RenderedAsync(EndsIn(90) + (token => Enumerable.Range(1, days).ToList().ForEach(day => token.HearNothing(InDays(day)))));

        Assert.Equal(says, html.Contains(NoAnswer, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pages_show_list", "Lacks pages_read_engagement")]
    [InlineData("pages_show_list pages_read_engagement", null)]
    public async Task A_token_that_lacks_a_scope_says_which(string scopes, string? says)
    {
        var html = await RenderedAsync(EndsIn(90) + HasScopes(scopes));

        Assert.Equal(says is not null, html.Contains(says ?? "Lacks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_without_a_secret_is_marked_dates_only()
    {
        Assert.Contains(DatesOnly, await RenderedAsync(EndsIn(90) + HasNoSecret), StringComparison.Ordinal);
        Assert.DoesNotContain(DatesOnly, await RenderedAsync(EndsIn(90)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passed_estimate_says_that_it_has_probably_ended()
    {
        Assert.Contains("Probably ended", await RenderedAsync(WasConsentedTo(61)), StringComparison.Ordinal);
    }

    private async Task<string> RenderedAsync(Action<UserToken> token)
    {
        var account = new AccountFacts("facebook", AccountKind.Page);
        var ann = account.Add("Ann", token);
        account.JudgeNow();
        return await FirstLook.OfAsync<TokenState>(_installation, (nameof(TokenState.Authorization), ann), (nameof(TokenState.IsActive), true));
    }
}
