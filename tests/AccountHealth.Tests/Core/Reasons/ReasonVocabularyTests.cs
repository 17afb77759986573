using System.Reflection;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Tests.Core.Reasons;

public class ReasonVocabularyTests
{
    /// <summary>Those of the help pages, in the order of the reference.</summary>
    private static readonly string[] OfTheHelpPages =
    [
        "PASSWORD_OR_SECURITY_ALERT", "ACCESS_REVOKED", "SECURITY_CHECKPOINT", "TOKEN_EXPIRED", "TOKEN_EXPIRED_INACTIVITY",
        "UNCONFIRMED_ACCOUNT", "INSUFFICIENT_PAGE_ROLE", "MISSING_PERMISSIONS", "PAGE_RESTRICTION_SETTINGS",
        "INSUFFICIENT_ACCESS", "RESTRICTED_PROFILE", "ACCOUNT_LOCKED", "ACCOUNT_SUSPENDED", "POLICY_VIOLATION",
    ];

    /// <summary>Those that APIs report besides.</summary>
    private static readonly string[] OfTheApis =
    [
        "RATE_LIMITED", "NETWORK_OUTAGE", "APP_MISCONFIGURED", "AD_ACCOUNT_DISABLED", "RESOURCE_GONE", "UNKNOWN_AUTH_FAILURE",
    ];

    [Fact]
    public void The_vocabulary_is_closed_and_complete()
    {
        string[] all = [.. OfTheHelpPages, .. OfTheApis, "WITHDRAWN"];

        Assert.Equal(all.Order(StringComparer.Ordinal), ReasonVocabulary.All.Select(reason => reason.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_that_can_be_named_in_the_source_is_in_the_vocabulary_once()
    {
        var codes = typeof(ReasonCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);

        Assert.Equal(codes.Order(StringComparer.Ordinal), ReasonVocabulary.All.Select(reason => reason.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(HelpPageReasons))]
    public void Every_reason_of_the_help_pages_counts_against_a_token_and_can_be_recorded(string code)
    {
        var reason = ReasonVocabulary.Of(code);

        Assert.True(reason.CountsAgainst);
        Assert.True(reason.CanBeRecorded);
    }

    [Theory]
    [InlineData("RATE_LIMITED")]
    [InlineData("NETWORK_OUTAGE")]
    [InlineData("APP_MISCONFIGURED")]
    public void What_only_says_that_nobody_answered_is_held_against_no_token_and_cannot_be_recorded(string code)
    {
        var reason = ReasonVocabulary.Of(code);

        Assert.False(reason.CountsAgainst);
        Assert.False(reason.CanBeRecorded);
        Assert.Equal(ReasonFamily.NoAnswer, reason.Family);
    }

    [Fact]
    public void A_disabled_ad_account_blames_no_token()
    {
        var reason = ReasonVocabulary.Of(ReasonCodes.AdAccountDisabled);

        Assert.False(reason.CountsAgainst);
        Assert.Equal(ReasonReach.AccountState, reason.Reach);
    }

    [Fact]
    public void Withdrawal_has_its_own_action_and_is_not_recorded()
    {
        Assert.False(ReasonVocabulary.Of(ReasonCodes.Withdrawn).CanBeRecorded);
    }

    [Theory]
    [InlineData("INSUFFICIENT_PAGE_ROLE")]
    [InlineData("MISSING_PERMISSIONS")]
    [InlineData("PAGE_RESTRICTION_SETTINGS")]
    [InlineData("INSUFFICIENT_ACCESS")]
    [InlineData("RESOURCE_GONE")]
    public void A_lost_role_or_page_is_about_one_account_not_about_all_of_the_login(string code)
    {
        Assert.Equal(ReasonReach.Authorization, ReasonVocabulary.Of(code).Reach);
    }

    [Theory]
    [InlineData("PASSWORD_OR_SECURITY_ALERT")]
    [InlineData("ACCESS_REVOKED")]
    [InlineData("SECURITY_CHECKPOINT")]
    [InlineData("TOKEN_EXPIRED")]
    [InlineData("TOKEN_EXPIRED_INACTIVITY")]
    [InlineData("UNCONFIRMED_ACCOUNT")]
    [InlineData("ACCOUNT_LOCKED")]
    [InlineData("ACCOUNT_SUSPENDED")]
    [InlineData("UNKNOWN_AUTH_FAILURE")]
    public void What_hits_a_login_hits_every_account_it_serves(string code)
    {
        Assert.Equal(ReasonReach.Token, ReasonVocabulary.Of(code).Reach);
    }

    [Fact]
    public void Each_reason_has_words_of_its_own()
    {
        Assert.All(ReasonVocabulary.All, reason => Assert.False(string.IsNullOrWhiteSpace(reason.Label)));
        Assert.All(ReasonVocabulary.All, reason => Assert.False(string.IsNullOrWhiteSpace(reason.Said)));
        Assert.Equal(ReasonVocabulary.All.Count, ReasonVocabulary.All.DistinctBy(reason => reason.Label).Count());
        Assert.Equal(ReasonVocabulary.All.Count, ReasonVocabulary.All.DistinctBy(reason => reason.Said).Count());
    }

    [Theory]
    [InlineData("TOKEN_EXPIRED")]
    [InlineData("token-expired")]
    [InlineData(" Token_Expired ")]
    public void A_code_is_found_in_any_case_with_hyphens_or_underscores(string written)
    {
        Assert.Equal(ReasonCodes.TokenExpired, ReasonVocabulary.Find(written)?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("BORED")]
    public void Anything_else_is_no_reason(string? written)
    {
        Assert.Null(ReasonVocabulary.Find(written));
    }

    public static TheoryData<string> HelpPageReasons() => [.. OfTheHelpPages];
}
