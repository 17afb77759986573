using AccountHealth.Core.Import;
using AccountHealth.Monitoring.Import;
using AccountHealth.Web.Components.Import;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Import;

public class ImportPartsTests
{
    [Fact]
    public void What_an_import_did_is_counted_in_words()
    {
        Assert.Equal("Nothing in it changes anything.", ImportWords.Counts(new ImportResult { Rows = 3 }));
        Assert.Equal(
            "1 account new · 2 accounts changed · 3 accounts as before · 1 token new · 4 tokens renewed · 1 repeated row merged",
            ImportWords.Counts(new ImportResult { AccountsAdded = 1, AccountsChanged = 2, AccountsUnchanged = 3, TokensAdded = 1, TokensRenewed = 4, Merged = 1 }));
    }

    [Fact]
    public void Problems_are_listed_by_line_and_the_rest_on_demand()
    {
        using var screen = new Screen();
        var problems = screen.Render<ImportProblems>(parameters => parameters
            .Add(one => one.Problems, [.. Enumerable.Range(1, 25).Select(line => new RowProblem(line, "order", "It has to be a number."))]));
        Assert.Equal("1 order It has to be a number.", problems.Find("tbody tr").Text());
        Assert.Equal(20, problems.FindAll("tbody tr").Count);
        Assert.Equal("5 more", problems.Find("button").TextContent);

        problems.Find("button").Click();

        Assert.Equal(25, problems.FindAll("tbody tr").Count);
        Assert.Empty(problems.FindAll("button"));
    }

    [Fact]
    public void New_accounts_are_marked_among_the_changes()
    {
        using var screen = new Screen();

        var changes = screen.Render<ImportChanges>(parameters => parameters.Add(
            one => one.Changes, [new ImportChange(2, "x/profile/1", "Acme", true, "new account"), new ImportChange(3, "x/profile/2", "Bakery", false, "owner")]));

        Assert.Equal(["2 Acme x/profile/1 New new account", "3 Bakery x/profile/2 owner"], changes.FindAll("tbody tr").Select(Rendered.Text));
    }
}
