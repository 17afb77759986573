using AccountHealth.Core.People;

namespace AccountHealth.Tests.Core.People;

public class SearchTextTests
{
    [Theory]
    [InlineData("Étoile", "etoile")]
    [InlineData("ORCHID España", "orchid espana")]
    [InlineData("Žižkov", "zizkov")]
    [InlineData("日本", "日本")]
    public void Text_is_folded_to_lower_case_without_accents(string text, string folded)
    {
        Assert.Equal(folded, SearchText.Of(text));
    }

    [Fact]
    public void An_accent_written_as_a_sign_of_its_own_folds_the_same()
    {
        Assert.Equal(SearchText.Of("\u00c9toile"), SearchText.Of("E\u0301toile"));
    }

    [Fact]
    public void Parts_are_kept_apart_so_that_nothing_is_found_across_them()
    {
        var folded = SearchText.Of("Ann", null, "", "Bo");

        Assert.Equal("ann\nbo", folded);
    }
}
