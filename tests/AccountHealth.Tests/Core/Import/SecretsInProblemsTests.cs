using AccountHealth.Core.Import;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Import;

/// <summary>Where columns have slipped, a token stands where a date or a network should be.</summary>
public class SecretsInProblemsTests
{
    public static TheoryData<string> Tokens => new()
    {
        "tok-x-fe4c98289fcd59a54a7b",
        "ya29.a0AfB_byC3",
        "EAABsbCS1iHgBO7ZCZBq3ZAq",
        "1//0gFakeRefresh-Token_0123456789abcdefghijklmnopqrstuvwxyz",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
        "AQXdSP_W41_UPs5ioT_t8HESyODB4FqbkJ8LrV_5mff4gPODzOYR",
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void A_token_in_any_other_column_is_refused_without_being_repeated(string token)
    {
        var slipped = new CsvRow[]
        {
            CsvRow.Ann with { Network = token },
            CsvRow.Ann with { Kind = token },
            CsvRow.Ann with { Owner = token },
            CsvRow.Ann with { UserEmail = token },
            CsvRow.Ann with { Order = token },
            CsvRow.Ann with { Issued = token },
            CsvRow.Ann with { Expires = token },
            CsvRow.Ann with { RefreshExpires = token },
            CsvRow.Ann with { DataAccessExpires = token },
            CsvRow.Ann with { LastUsed = token },
            CsvRow.Ann with { LoginNetwork = token },
            CsvRow.Ann with { Zone = token },
            CsvRow.Ann with { Reason = token },
        };

        var problems = slipped.SelectMany(row => Parsing.Parse(row).Problems).ToList();

        Assert.True(problems.Count >= slipped.Length);
        Assert.All(problems, problem => Assert.DoesNotContain(token[^6..], problem.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(problems, problem => Assert.DoesNotContain(token[..6], problem.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_broken_token_is_refused_without_being_repeated()
    {
        var problem = Parsing.Problem(CsvRow.Ann with { AccessToken = "tok-first\ntok-second" });

        Assert.Equal(ImportColumns.AccessToken, problem.Column);
        Assert.DoesNotContain("tok-", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_place_of_a_token_is_refused()
    {
        Assert.Equal(ImportColumns.RefreshToken, Parsing.Problem(CsvRow.Ann with { RefreshToken = new string('a', 16_001) }).Column);
        Assert.Empty(Parsing.Parse(CsvRow.Ann with { RefreshToken = new string('a', 16_000) }).Problems);
    }
}
