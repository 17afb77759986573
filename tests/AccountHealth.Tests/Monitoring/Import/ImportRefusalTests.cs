using System.Text;
using AccountHealth.Core.Import;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Import;

public class ImportRefusalTests
{
    private static readonly Dictionary<string, Func<CsvRow, CsvRow>> TokenFacts = new()
    {
        ["name"] = row => row with { UserName = "Anna" },
        ["e-mail"] = row => row with { UserEmail = "anna@example.com" },
        ["access token"] = row => row with { AccessToken = "tok-ann-2" },
        ["refresh token"] = row => row with { RefreshToken = "ref-ann-2" },
        ["issued"] = row => row with { Issued = CsvFile.Ago(1) },
        ["end"] = row => row with { Expires = CsvFile.In(30) },
        ["never"] = row => row with { Expires = "never" },
        ["refresh end"] = row => row with { RefreshExpires = CsvFile.In(30) },
        ["data access end"] = row => row with { DataAccessExpires = CsvFile.In(30) },
        ["last use"] = row => row with { LastUsed = CsvFile.Ago(1) },
        ["scopes"] = row => row with { Scopes = "tweet.read" },
    };

    private static readonly Dictionary<string, Func<CsvRow, CsvRow>> AccountFacts = new()
    {
        ["name"] = row => row with { Name = "Acme Ltd" },
        ["owner"] = row => row with { Owner = "owner@example.com" },
        ["tags"] = row => row with { Tags = "paid" },
        ["time zone"] = row => row with { Zone = "Asia/Tokyo" },
    };

    public static TheoryData<string> TokenFactNames => [.. TokenFacts.Keys];

    public static TheoryData<string> AccountFactNames => [.. AccountFacts.Keys];

    [Theory]
    [MemberData(nameof(TokenFactNames))]
    public async Task Rows_that_disagree_about_one_login_are_refused_naming_both_lines(string fact)
    {
        await using var installation = await TestInstallation.CreateAsync();
        var other = TokenFacts[fact](CsvRow.Ann with { Id = "2" });

        var result = await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Bo, other));

        var problem = Assert.Single(result.Problems);
        Assert.Equal(4, problem.Line);
        Assert.Contains("Line 2 ", problem.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("tok-", problem.Problem, StringComparison.Ordinal);
        Assert.False(result.Written);
    }

    [Theory]
    [MemberData(nameof(AccountFactNames))]
    public async Task Rows_that_disagree_about_one_account_are_refused_naming_both_lines(string fact)
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, AccountFacts[fact](CsvRow.Bo)));

        var problem = Assert.Single(result.Problems);
        Assert.Equal((3, ImportColumns.AccountId), (problem.Line, problem.Column));
        Assert.Contains("Line 2 ", problem.Problem, StringComparison.Ordinal);
        Assert.False(result.Written);
    }

    [Fact]
    public async Task Another_app_of_the_same_login_may_say_something_else()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = CsvFile.In(10) },
            CsvRow.Ann with { App = "publisher", AccessToken = "tok-ann-2", Expires = CsvFile.In(90), Order = "2" }));

        Assert.Empty(result.Problems);
        Assert.Equal(2, result.TokensAdded);
    }

    [Fact]
    public async Task One_user_twice_on_one_account_with_another_place_is_refused()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Order = "2" }));

        Assert.Equal(3, Assert.Single(result.Problems).Line);
        Assert.Contains("Line 2 ", result.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identical_rows_are_merged_into_one()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Bo, CsvRow.Ann, CsvRow.Ann, CsvRow.NoToken with { Id = "2" }, CsvRow.NoToken with { Id = "2" }));

        Assert.Equal((6, 3, 2, 2), (result.Rows, result.Merged, result.AccountsAdded, result.TokensAdded));
        Assert.Equal(2, (await installation.AccountAsync()).Authorizations.Count);
    }

    [Fact]
    public async Task A_file_in_latin_1_is_refused_naming_the_line_and_the_column()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(Encoding.Latin1.GetBytes(CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Id = "2", Name = "Étoile" })));

        var problem = Assert.Single(result.Problems);
        Assert.Equal((3, ImportColumns.AccountName), (problem.Line, problem.Column));
        Assert.Contains("UTF-8", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImportColumns.AccessToken)]
    [InlineData(ImportColumns.UserId)]
    [InlineData(ImportColumns.ExpiresAt)]
    [InlineData(ImportColumns.Reason)]
    public async Task Bytes_that_are_no_utf8_are_refused_in_any_column(string column)
    {
        await using var installation = await TestInstallation.CreateAsync();
        var columns = $"network,account_kind,account_id,{(column == ImportColumns.UserId ? "" : "user_id,")}{column}";
        var cells = column == ImportColumns.UserId ? "x,profile,1,\u00e9" : "x,profile,1,ann,\u00e9";

        var result = await installation.ImportAsync(Encoding.Latin1.GetBytes(CsvFile.Lines(columns, cells)));

        Assert.Equal((2, column), (Assert.Single(result.Problems).Line, result.Problems[0].Column));
    }

    [Fact]
    public async Task One_bad_row_refuses_the_whole_file()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var before = await installation.ContentsAsync();

        var result = await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Id = "2", Kind = "page" }, CsvRow.Ann with { Id = "3" }));

        Assert.Equal((false, 1), (result.Written, result.Refused));
        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task Bad_rows_are_left_out_when_they_are_to_be_skipped()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var file = CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Id = "2", Kind = "page" }, CsvRow.Ann with { Id = "3", Name = "Other" }) + "x,profile\n";

        var result = await installation.ImportAsync(file, skipBadRows: true);

        Assert.Equal((true, 4, 2, 2), (result.Written, result.Rows, result.Refused, result.AccountsAdded));
        Assert.Equal([3, 5], result.Problems.Select(problem => problem.Line));
        Assert.Equal("Other", (await installation.AccountAsync("3")).Name);
    }

    [Fact]
    public async Task A_file_without_the_columns_it_needs_is_refused_also_when_bad_rows_are_skipped()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(CsvFile.Lines("network,account_id", "x,1"), skipBadRows: true);

        Assert.False(result.Written);
        Assert.Contains("account_kind", Assert.Single(result.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_never_ends_ends_the_reading_and_is_refused_once()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var file = CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Id = "2", Name = new string('a', 1_100_000) }, CsvRow.Ann with { Id = "3" });

        var result = await installation.ImportAsync(file, skipBadRows: true);

        Assert.Equal((3, 1), (Assert.Single(result.Problems).Line, result.AccountsAdded));
    }
}
