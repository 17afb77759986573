using AccountHealth.Core.Import;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Import;

public class RowTokenTests
{
    [Fact]
    public void The_login_network_is_the_accounts_own_unless_the_row_names_another()
    {
        var instagram = CsvRow.Ann with { Network = "instagram" };

        Assert.Equal("instagram/ann", Parsing.Good(instagram).Token!.LoginKey);
        Assert.Equal("facebook/ann", Parsing.Good(instagram with { LoginNetwork = "Facebook" }).Token!.LoginKey);
    }

    [Fact]
    public void A_network_that_cannot_sign_in_for_the_accounts_own_is_refused_with_those_that_can()
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Network = "instagram", LoginNetwork = "x" });

        Assert.Equal(ImportColumns.LoginNetwork, problem.Column);
        Assert.Contains("facebook or instagram", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_that_is_not_named_is_the_default_one()
    {
        Assert.Equal(UserToken.DefaultApp, Parsing.Good(CsvRow.Ann).Token!.App);
        Assert.Equal("publisher", Parsing.Good(CsvRow.Ann with { App = "publisher" }).Token!.App);
    }

    [Fact]
    public void A_row_without_tokens_is_watched_by_its_dates_only()
    {
        Assert.False(Parsing.Good(CsvRow.Ann with { AccessToken = "", RefreshToken = "" }).Token!.HasSecret);
        Assert.True(Parsing.Good(CsvRow.Ann with { AccessToken = "", RefreshToken = "ref" }).Token!.HasSecret);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1000", 1000)]
    public void The_order_is_a_place(string cell, int place)
    {
        Assert.Equal(place, Parsing.Good(CsvRow.Ann with { Order = cell }).Order);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("first")]
    [InlineData("1001")]
    [InlineData("99999999999999999999")]
    public void What_is_no_place_is_refused(string cell)
    {
        Assert.Equal(ImportColumns.Order, Parsing.Problem(CsvRow.Ann with { Order = cell }).Column);
    }

    [Theory]
    [InlineData("ACCESS_REVOKED")]
    [InlineData("access-revoked")]
    [InlineData(" Access_Revoked ")]
    public void A_reason_of_the_vocabulary_is_taken_in_any_spelling(string cell)
    {
        Assert.Equal(ReasonCodes.AccessRevoked, Parsing.Good(CsvRow.Ann with { Reason = cell }).Reason);
    }

    [Fact]
    public void Withdrawn_is_a_reason_that_a_file_may_name()
    {
        Assert.Equal(ReasonCodes.Withdrawn, Parsing.Good(CsvRow.Ann with { Reason = "withdrawn" }).Reason);
    }

    [Theory]
    [InlineData("TIRED")]
    [InlineData(ReasonCodes.RateLimited)]
    [InlineData(ReasonCodes.NetworkOutage)]
    [InlineData(ReasonCodes.AppMisconfigured)]
    public void What_is_no_reason_against_a_token_is_refused_with_those_that_are(string cell)
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Reason = cell });

        Assert.Equal(ImportColumns.Reason, problem.Column);
        Assert.Contains($"'{cell}'", problem.Problem, StringComparison.Ordinal);
        Assert.Contains(ReasonCodes.AccessRevoked, problem.Problem, StringComparison.Ordinal);
        Assert.Contains(ReasonCodes.Withdrawn, problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_or_an_end_without_a_user_belongs_to_nobody()
    {
        Assert.Equal(ImportColumns.Reason, Parsing.Problem(CsvRow.NoToken with { Reason = ReasonCodes.AccessRevoked }).Column);
        Assert.Equal(ImportColumns.ExpiresAt, Parsing.Problem(CsvRow.NoToken with { Expires = "never" }).Column);
        Assert.Equal(ImportColumns.AccessToken, Parsing.Problem(CsvRow.NoToken with { AccessToken = "tok" }).Column);
    }

    [Fact]
    public void A_secret_prints_as_dots()
    {
        var token = Parsing.Good(CsvRow.Ann with { AccessToken = "tok-seen", RefreshToken = "ref-seen" }).Token!;

        Assert.DoesNotContain("seen", token.ToString(), StringComparison.Ordinal);
        Assert.Equal("•••", $"{token.AccessToken}");
        Assert.Equal(("tok-seen", "ref-seen"), (token.AccessToken!.Reveal(), token.RefreshToken!.Reveal()));
    }
}
