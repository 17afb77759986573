using AccountHealth.Core.Import;
using AccountHealth.Data.Csv;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Data.Csv;

public class AccountCsvHeaderTests
{
    [Theory]
    [InlineData("network,account_kind", "account_id")]
    [InlineData("account_name", "network, account_kind, account_id")]
    public void A_missing_column_is_named(string columns, string missing)
    {
        var (problem, _) = Read(CsvFile.Utf8(columns + "\n"));

        Assert.Equal(1, problem!.Line);
        Assert.Contains(missing, problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_has_no_columns()
    {
        Assert.Contains("network, account_kind, account_id", Read([]).Problem!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_comes_twice_is_named()
    {
        var (problem, _) = Read(CsvFile.Utf8("network,account_kind,account_id,tags,Tags\n"));

        Assert.Equal((1, "Tags"), (problem!.Line, problem.Column));
    }

    [Fact]
    public void Columns_that_mean_nothing_here_are_named_and_not_read()
    {
        var (problem, unknown) = Read(CsvFile.Utf8("network,colour,account_kind,account_id,,Shoe size\n"));

        Assert.Null(problem);
        Assert.Equal(["colour", "Shoe size"], unknown);
    }

    [Fact]
    public void A_first_line_without_names_is_not_repeated_because_its_cells_may_be_tokens()
    {
        var (problem, unknown) = Read(CsvFile.Utf8("x,profile,1,tok-x-0123456789,tok-x-0123456789\n"));

        Assert.DoesNotContain("tok-", problem!.ToString(), StringComparison.Ordinal);
        Assert.Empty(unknown);
    }

    private static (RowProblem? Problem, IReadOnlyList<string> Unknown) Read(byte[] file)
    {
        using var reader = new AccountCsvReader(new MemoryStream(file));
        return (reader.ReadHeader(), reader.UnknownColumns);
    }
}
