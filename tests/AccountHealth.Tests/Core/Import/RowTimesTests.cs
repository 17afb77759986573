using AccountHealth.Core.Import;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Import;

public class RowTimesTests
{
    [Fact]
    public void An_empty_end_is_unknown()
    {
        Assert.Equal(End.Unknown, Parsing.Good(CsvRow.Ann with { Expires = "" }).Token!.AccessEnd);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("Never")]
    public void Never_is_never_and_not_unknown(string cell)
    {
        var row = Parsing.Good(CsvRow.Ann with { Expires = cell, RefreshExpires = cell, DataAccessExpires = cell });

        Assert.Equal((End.Never, End.Never, End.Never), (row.Token!.AccessEnd, row.Token.RefreshEnd, row.Token.DataAccessEnd));
    }

    [Theory]
    [InlineData("2026-12-07T09:00:00Z")]
    [InlineData("2026-12-07T10:00:00+01:00")]
    [InlineData("2026-12-07T03:30:00-05:30")]
    [InlineData("2026-12-07 09:00:00Z")]
    [InlineData("2026-12-07T09:00Z")]
    [InlineData("2026-12-07T09:00:00.0000000Z")]
    public void A_time_with_any_offset_is_the_instant_it_names(string cell)
    {
        var row = Parsing.Good(CsvRow.Ann with { Expires = cell });

        Assert.Equal(End.At(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero)), row.Token!.AccessEnd);
    }

    [Theory]
    [InlineData("2026-12-07T09:00:00")]
    [InlineData("2026-12-07")]
    [InlineData("2026-02-30T09:00:00Z")]
    [InlineData("2026-13-01T09:00:00Z")]
    [InlineData("2026-12-07T25:00:00Z")]
    [InlineData("07/12/2026 09:00")]
    [InlineData("soon")]
    public void A_time_without_offset_or_no_time_at_all_names_its_column_and_shows_how_to_write_it(string cell)
    {
        var problem = Parsing.Problem(CsvRow.Ann with { Expires = cell });

        Assert.Equal((Parsing.Line, ImportColumns.ExpiresAt), (problem.Line, problem.Column));
        Assert.Contains(cell, problem.Problem, StringComparison.Ordinal);
        Assert.Contains("2026-12-07T09:00:00Z", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void An_absurd_end_is_refused_and_never_offered_instead(string cell)
    {
        var problem = Parsing.Problem(CsvRow.Ann with { RefreshExpires = cell });

        Assert.Equal(ImportColumns.RefreshExpiresAt, problem.Column);
        Assert.Contains("never", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_and_the_last_instant_of_the_calendar_with_an_offset_are_refused_like_any_other()
    {
        // Their UTC lies outside of what an instant can hold.
        Assert.Equal(ImportColumns.ExpiresAt, Parsing.Problem(CsvRow.Ann with { Expires = "0001-01-01T00:00:00+14:00" }).Column);
        Assert.Equal(ImportColumns.ExpiresAt, Parsing.Problem(CsvRow.Ann with { Expires = "9999-12-31T23:59:59-14:00" }).Column);
    }

    [Theory]
    [InlineData("2027-11-21T12:00:00Z")]
    [InlineData("2026-11-23T12:00:00Z")]
    public void A_token_issued_or_used_in_the_future_is_refused(string cell)
    {
        Assert.Equal(ImportColumns.IssuedAt, Parsing.Problem(CsvRow.Ann with { Issued = cell }).Column);
        Assert.Equal(ImportColumns.LastUsedAt, Parsing.Problem(CsvRow.Ann with { LastUsed = cell }).Column);
    }

    [Fact]
    public void A_clock_that_runs_some_minutes_ahead_of_ours_is_no_reason_to_refuse()
    {
        var row = Parsing.Good(CsvRow.Ann with { Issued = CsvFile.Text(Now.AddMinutes(5)) });

        Assert.Equal(Now.AddMinutes(5), row.Token!.IssuedAt);
    }

    [Fact]
    public void An_empty_issue_date_stays_unknown()
    {
        var row = Parsing.Good(CsvRow.Ann with { Issued = "", LastUsed = "" });

        Assert.Equal((null, null), (row.Token!.IssuedAt, row.Token.LastUsedAt));
    }

    [Fact]
    public void Never_is_no_issue_date()
    {
        Assert.Equal(ImportColumns.IssuedAt, Parsing.Problem(CsvRow.Ann with { Issued = "never" }).Column);
    }
}
