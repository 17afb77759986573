using AccountHealth.Core.Import;

namespace AccountHealth.Tests.Core.Import;

public class FormulaGuardTests
{
    public static TheoryData<string> Formulas => new() { "=1+1", "+41 79 000", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1+1", "''-5", "=" };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe_and_loses_it_again(string cell)
    {
        var written = FormulaGuard.Write(cell);

        Assert.Equal("'" + cell, written);
        Assert.Equal(cell, FormulaGuard.Read(written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("'s-Gravenhage")]
    [InlineData("'")]
    [InlineData("a=b")]
    [InlineData("2026-12-07T09:00:00Z")]
    public void Any_other_cell_is_left_alone(string cell)
    {
        Assert.Equal(cell, FormulaGuard.Write(cell));
        Assert.Equal(cell, FormulaGuard.Read(cell));
    }
}
