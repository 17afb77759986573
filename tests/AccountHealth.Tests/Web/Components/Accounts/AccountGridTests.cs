using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class AccountGridTests
{
    private readonly AccountFacts _facts = new("linkedin");
    private readonly HashSet<long> _selected = [];

    [Fact]
    public void A_row_shows_the_account_its_owner_status_days_cover_and_macros()
    {
        _facts.Add("Ann", EndsIn(16));

        Assert.Equal(
            ["", "Corner Bakery LinkedIn page", "Olga", "Expiring", "Ann until 7 Dec; deactivates 7 Dec", "16 days 7 Dec", "1 person", "Early"],
            Cells(_facts.Row() with { OwnerName = "Olga", Macros = ["Early"] }));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Equal(
            ["", "Corner Bakery LinkedIn page", "No owner", "Unverified No token yet", "No usable token", "–", "Nobody", "Nobody told"],
            Cells(_facts.Row() with { OwnerEmail = "" }));
    }

    [Fact]
    public void Lost_tokens_are_counted_beside_the_people_who_still_cover()
    {
        _facts.Add("Ann", WasRefused(ReasonCodes.AccessRevoked));
        _facts.Add("Bo", EndsIn(90));
        _facts.Add("Cy", EndsIn(90));

        var cells = Cells(_facts.Row() with { Macros = ["Early", "Late"] });

        Assert.Equal(("2 people 1 lost", "2 macros"), (cells[6], cells[7]));
    }

    [Fact]
    public void An_owner_whose_name_is_not_known_is_shown_by_address()
    {
        Assert.Equal("owner@example.com", Cells(_facts.Row())[2]);
    }

    [Fact]
    public void Rows_are_selected_one_by_one_or_all_at_once()
    {
        using var screen = new Screen();
        var first = _facts.Row();
        var grid = Render(screen, first, first with { Id = 2, Name = "Other" });

        grid.Find("input[aria-label='Other']").Change(true);
        Assert.Equal([2], _selected);
        grid.Find("input[aria-label='Select all on this page']").Change(true);
        Assert.Equal([1, 2], _selected.Order());
        grid.Find("input[aria-label='Other']").Change(false);
        Assert.Equal([1], _selected);
        grid.Find("input[aria-label='Select all on this page']").Change(false);
        Assert.Empty(_selected);
    }

    [Theory]
    [InlineData(AccountSort.Name, false, "ascending", "accounts?q=bak&sort=-name")]
    [InlineData(AccountSort.Name, true, "descending", "accounts?q=bak&sort=name")]
    [InlineData(AccountSort.Owner, true, null, "accounts?q=bak&sort=name")]
    public void A_column_s_head_sorts_by_it_and_again_the_other_way_round_from_the_first_page(AccountSort sorted, bool descending, string? order, string link)
    {
        using var screen = new Screen();

        var head = screen.Render<SortHeader>(parameters => parameters
            .Add(one => one.By, AccountSort.Name).Add(one => one.Text, "Account")
            .Add(one => one.Query, new AccountQuery { Search = "bak", Sort = sorted, Descending = descending, Page = 3 }));

        Assert.Equal(order, head.Find("th").GetAttribute("aria-sort"));
        Assert.Equal(link, head.Find("a").GetAttribute("href"));
    }

    private List<string> Cells(AccountRow row)
    {
        using var screen = new Screen();
        return [.. Render(screen, row).FindAll("tbody td").Select(Rendered.Text)];
    }

    private IRenderedComponent<AccountGrid> Render(Screen screen, params AccountRow[] rows) => screen.Render<AccountGrid>(parameters => parameters
        .Add(grid => grid.Rows, rows).Add(grid => grid.Query, new AccountQuery()).Add(grid => grid.Selected, _selected));
}
