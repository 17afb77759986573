using AccountHealth.Core.Import;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Import;

public class RowAccountTests
{
    [Fact]
    public void A_row_says_what_its_account_is()
    {
        var row = Parsing.Good(CsvRow.NoToken with
        {
            Network = "LinkedIn",
            Kind = "Ad-Account",
            Id = "A/7",
            Name = "Étoile 日本",
            Owner = "Ann@Example.com",
            Zone = "Asia/Tokyo",
        });

        Assert.Equal("linkedin/ad-account/A/7", row.Account.Key);
        Assert.Equal(("Étoile 日本", "Ann@Example.com", "Asia/Tokyo"), (row.Account.Name, row.Account.OwnerEmail, row.Account.TimeZone));
    }

    [Fact]
    public void Tags_are_split_by_semicolons_each_once_and_sorted()
    {
        Assert.Equal("paid;tier 1;日本", Parsing.Good(CsvRow.Ann with { Tags = " 日本;tier 1;;paid; tier 1 ;" }).Account.Tags);
    }

    [Fact]
    public void Without_a_user_there_is_an_account_without_a_token()
    {
        Assert.Null(Parsing.Good(CsvRow.NoToken).Token);
    }

    [Fact]
    public void An_unknown_network_is_named_with_all_that_there_are()
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Network = "twitter" });

        Assert.Equal(ImportColumns.Network, problem.Column);
        Assert.Contains("'twitter'", problem.Problem, StringComparison.Ordinal);
        Assert.All(NetworkFacts.Catalog.All, network => Assert.Contains(network.Id, problem.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_that_the_network_does_not_have_is_named_with_those_it_has()
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Network = "youtube", Kind = "page" });

        Assert.Equal(ImportColumns.AccountKind, problem.Column);
        Assert.Contains("YouTube", problem.Problem, StringComparison.Ordinal);
        Assert.Contains("channel", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_time_zone_is_refused_with_an_example()
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Zone = "Europe/Atlantis" });

        Assert.Equal(ImportColumns.TimeZone, problem.Column);
        Assert.Contains("'Europe/Atlantis'", problem.Problem, StringComparison.Ordinal);
        Assert.Contains("Europe/Madrid", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_that_is_no_address_is_refused()
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Owner = "Ann of sales" });

        Assert.Equal(ImportColumns.OwnerEmail, problem.Column);
        Assert.Contains("e-mail address", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_row_is_named_at_once()
    {
        var parsed = Parsing.Parse(CsvRow.Ann with { Network = "myspace", Id = "", Zone = "Mars", Order = "first" });

        Assert.Equal(
            [ImportColumns.AccountId, ImportColumns.Network, ImportColumns.Order, ImportColumns.TimeZone],
            parsed.Problems.Select(problem => problem.Column).Order(StringComparer.Ordinal));
        Assert.All(parsed.Problems, problem => Assert.Equal(Parsing.Line, problem.Line));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_name_as_long_as_a_page_is_refused_and_not_quoted(int length, bool isGood)
    {
        var parsed = Parsing.Parse(CsvRow.Ann with { Name = new string('a', length) });

        Assert.Equal(isGood, parsed.Row is not null);
        Assert.All(parsed.Problems, problem => Assert.True(problem.Column == ImportColumns.AccountName && problem.Problem.Length < 100));
    }
}
