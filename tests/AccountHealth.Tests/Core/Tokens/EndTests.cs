using AccountHealth.Core.Tokens;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Tokens;

public class EndTests
{
    [Fact]
    public void Ends_sort_by_date_then_unknown_then_never()
    {
        End[] ends = [End.Never, EndsInDays(400), End.Unknown, EndedDaysAgo(3), EndsInDays(1)];

        Array.Sort(ends);

        Assert.Equal([EndedDaysAgo(3), EndsInDays(1), EndsInDays(400), End.Unknown, End.Never], ends);
    }

    [Fact]
    public void Comparing_agrees_with_sorting()
    {
        Assert.True(EndsInDays(1) < EndsInDays(2));
        Assert.True(EndsInDays(1) < End.Unknown);
        Assert.True(End.Unknown < End.Never);
        Assert.True(End.Never > EndsInDays(100_000));
        Assert.True(EndsInDays(2) >= EndsInDays(2));
        Assert.True(EndsInDays(2) <= EndsInDays(2));
    }

    [Fact]
    public void Even_the_last_of_all_instants_comes_before_unknown()
    {
        Assert.True(End.At(DateTimeOffset.MaxValue) < End.Unknown);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_end_is_exactly_one_of_date_unknown_and_never(string kind)
    {
        var end = Of(kind);

        Assert.Equal(kind == "date", end.IsDated);
        Assert.Equal(kind == "unknown", end.IsUnknown);
        Assert.Equal(kind == "never", end.IsNever);
        Assert.Equal(kind == "date", end.Instant is not null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_end_comes_back_from_the_number_it_is_stored_as(string kind)
    {
        var end = Of(kind);

        Assert.Equal(end, End.FromSortKey(end.SortKey));
    }

    [Fact]
    public void A_date_comes_back_to_the_millisecond()
    {
        var end = End.At(Now + TimeSpan.FromMilliseconds(1));

        Assert.Equal(end, End.FromSortKey(end.SortKey));
        Assert.True(End.At(Now).SortKey < end.SortKey);
    }

    [Fact]
    public void The_number_sorts_as_the_ends_do()
    {
        End[] ends = [EndedDaysAgo(40_000), EndedDaysAgo(1), EndsInDays(1), End.Unknown, End.Never];

        Assert.Equal(ends, ends.Reverse().OrderBy(end => end.SortKey));
    }

    [Fact]
    public void The_three_kinds_are_not_equal_to_each_other()
    {
        End[] kinds = [Of("date"), Of("unknown"), Of("never")];

        Assert.Equal(3, kinds.Distinct().Count());
        Assert.True(Of("unknown") != Of("never"));
        Assert.True(Of("date") == Of("date"));
    }

    [Fact]
    public void Nothing_told_is_unknown()
    {
        Assert.Equal(End.Unknown, default);
    }

    [Fact]
    public void An_end_says_what_it_is()
    {
        Assert.Equal("2026-12-07T12:00:00Z", EndsInDays(16).ToString());
        Assert.Equal("never", End.Never.ToString());
        Assert.Equal("unknown", End.Unknown.ToString());
    }

    [Fact]
    public void What_is_finer_than_a_millisecond_is_dropped_so_that_storing_changes_nothing()
    {
        var end = End.At(Now + TimeSpan.FromTicks(9_999));

        Assert.Equal(End.At(Now), end);
    }

    public static TheoryData<string> Kinds() => ["date", "unknown", "never"];

    private static End Of(string kind) => kind switch
    {
        "date" => EndsInDays(16),
        "never" => End.Never,
        _ => End.Unknown,
    };
}
