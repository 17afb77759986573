using System.Text;
using AccountHealth.Core.Import;
using AccountHealth.Data.Csv;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Data.Csv;

public class AccountCsvReaderTests
{
    private const string Columns = "network,account_kind,account_id,account_name";

    [Fact]
    public void Rows_are_numbered_by_the_line_they_begin_on()
    {
        var rows = Read(CsvFile.Lines(Columns, "x,profile,1,Acme", "x,profile,2,Bakery"));

        Assert.Equal([(2, "1", "Acme"), (3, "2", "Bakery")], rows.Select(row => (row.Line, row.Id, row.Name)));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var rows = Read(Encoding.UTF8.GetPreamble().Concat(CsvFile.Utf8(CsvFile.Lines(Columns, "x,profile,1,Acme"))));

        Assert.Equal("x", Assert.Single(rows).Network);
    }

    [Fact]
    public void Lines_may_end_as_on_windows()
    {
        var rows = Read(CsvFile.Lines(Columns, "x,profile,1,Acme", "x,profile,2,Bakery").Replace("\n", "\r\n"));

        Assert.Equal([(2, "Acme"), (3, "Bakery")], rows.Select(row => (row.Line, row.Name)));
    }

    [Fact]
    public void The_last_line_needs_no_end()
    {
        Assert.Equal("Acme", Assert.Single(Read(CsvFile.Lines(Columns, "x,profile,1,Acme").TrimEnd())).Name);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_quoted_cell_may_run_over_lines_and_later_rows_keep_their_line(string end)
    {
        var rows = Read(string.Join(end, Columns, "x,profile,1,\"Acme", "of", "Leeds\"", "x,profile,2,Bakery", ""));

        Assert.Equal([(2, $"Acme{end}of{end}Leeds"), (5, "Bakery")], rows.Select(row => (row.Line, row.Name)));
    }

    [Fact]
    public void Quotes_and_commas_inside_quotes_are_text()
    {
        Assert.Equal("Acme, \"the\" one", Assert.Single(Read(CsvFile.Lines(Columns, "x,profile,1,\"Acme, \"\"the\"\" one\""))).Name);
    }

    [Theory]
    [InlineData("Étoile Paris")]
    [InlineData("日本の花")]
    [InlineData("شركة الاختبار")]
    [InlineData("Łódź 🎉")]
    public void Any_script_is_read_as_it_is(string name)
    {
        Assert.Equal(name, Assert.Single(Read(CsvFile.Lines(Columns, $"x,profile,1,{name}"))).Name);
    }

    [Fact]
    public void White_space_around_a_cell_is_not_part_of_it()
    {
        var row = Assert.Single(Read(CsvFile.Lines(Columns, "  x ,profile,1 , Acme  ")));

        Assert.Equal(("x", "1", "Acme"), (row.Network, row.Id, row.Name));
    }

    [Fact]
    public void Columns_come_in_any_order_and_case()
    {
        var row = Assert.Single(Read(CsvFile.Lines("Account_Name,ACCOUNT_ID, network ,account_kind", "Acme,1,x,profile")));

        Assert.Equal(("x", "1", "Acme"), (row.Network, row.Id, row.Name));
    }

    [Fact]
    public void Empty_lines_are_passed_over()
    {
        var rows = Read(CsvFile.Lines(Columns, "", "x,profile,1,Acme", ",,,", "x,profile,2,Bakery", ""));

        Assert.Equal([(3, "1"), (5, "2")], rows.Select(row => (row.Line, row.Id)));
    }

    [Theory]
    [InlineData("x,profile,1", 3)]
    [InlineData("x,profile,1,Acme,Leeds", 5)]
    public void A_row_with_too_few_or_too_many_cells_is_refused_with_both_numbers(string line, int cells)
    {
        var rows = Read(CsvFile.Lines(Columns, line, "x,profile,2,Bakery"));

        Assert.Equal((2, ""), (rows[0].Problem!.Line, rows[0].Problem!.Column));
        Assert.Contains($"{cells} cells where the header has 4", rows[0].Problem!.Problem, StringComparison.Ordinal);
        Assert.Equal("Bakery", rows[1].Name);
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_refused_on_the_line_where_it_opens()
    {
        var rows = Read(CsvFile.Lines(Columns, "x,profile,1,Acme", "x,profile,2,\"Bakery", "x,profile,3,Casa"));

        Assert.Null(rows[0].Problem);
        Assert.Equal(3, Assert.Single(rows.Skip(1)).Problem!.Line);
        Assert.Contains("quote", rows[1].Problem!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_more_than_a_million_characters_is_refused_and_reading_ends()
    {
        var rows = Read(CsvFile.Lines(Columns, "x,profile,1,Acme", $"x,profile,2,{new string('a', 1_100_000)}", "x,profile,3,Casa"));

        var refused = Assert.Single(rows, row => row.Problem is not null);
        Assert.Equal(3, refused.Problem!.Line);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_marked_in_the_cell_that_holds_them()
    {
        var rows = Read(Encoding.Latin1.GetBytes(CsvFile.Lines(Columns, "x,profile,1,Acme", "x,profile,2,Étoile")));

        Assert.Equal("Acme", rows[0].Name);
        Assert.Equal((3, "2"), (rows[1].Line, rows[1].Id));
        Assert.Contains(NotUtf8.Mark.ToString(), rows[1].Name, StringComparison.Ordinal);
    }

    private static List<Row> Read(string text) => Read(CsvFile.Utf8(text));

    private static List<Row> Read(IEnumerable<byte> bytes)
    {
        using var reader = new AccountCsvReader(new MemoryStream([.. bytes]));
        Assert.Null(reader.ReadHeader());
        // The cells are valid until the next row is read.
        return [.. reader.ReadRows().Take(100).Select(row => new Row(
            row.Line, row.Problem, row.Column(ImportColumns.Network), row.Column(ImportColumns.AccountId), row.Column(ImportColumns.AccountName)))];
    }

    private sealed record Row(int Line, RowProblem? Problem, string Network, string Id, string Name);
}
