using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Data.Queries;

public class AccountListTests(AgencyInstallation agency) : IClassFixture<AgencyInstallation>
{
    private AccountList List => agency.Installation.Get<AccountList>();

    public static TheoryData<AccountSort, bool> Sorts
    {
        get
        {
            var sorts = new TheoryData<AccountSort, bool>();
            foreach (var sort in Enum.GetValues<AccountSort>())
            {
                sorts.Add(sort, false);
                sorts.Add(sort, true);
            }

            return sorts;
        }
    }

    [Fact]
    public async Task Accounts_come_deactivated_first_then_dated_then_unknown_then_never()
    {
        var rows = (await List.PageAsync(new AccountQuery { PageSize = 500 }, AccountScope.All, CancellationToken.None)).Rows;

        var groups = rows.Select(row => row.Verdict.IsDeactivated ? 0 : row.Verdict.DeactivatesAt switch { { IsNever: true } => 3, { IsUnknown: true } => 2, _ => 1 }).ToList();
        Assert.Equal([0, 1, 2, 3], groups.Distinct());
        Assert.Equal(groups.Order(), groups);
        var dated = rows.Where(row => !row.Verdict.IsDeactivated && row.Verdict.DeactivatesAt.IsDated).Select(row => row.Verdict.DeactivatesAt.Instant);
        Assert.Equal(dated.Order(), dated);
    }

    [Fact]
    public async Task Sorted_by_status_the_most_urgent_come_first()
    {
        var rows = (await List.PageAsync(new AccountQuery { Sort = AccountSort.Status, PageSize = 500 }, AccountScope.All, CancellationToken.None)).Rows;

        Assert.Equal(Enum.GetValues<AccountStatus>(), rows.Select(row => row.Verdict.Status).Distinct());
        Assert.Equal(rows.Select(row => row.Verdict.Status).Order(), rows.Select(row => row.Verdict.Status));
    }

    [Theory]
    [InlineData(AccountSort.Name)]
    [InlineData(AccountSort.Owner)]
    public async Task Names_and_owners_are_sorted_whatever_their_case(AccountSort sort)
    {
        var rows = (await List.PageAsync(new AccountQuery { Sort = sort, PageSize = 500 }, AccountScope.All, CancellationToken.None)).Rows;

        var texts = rows.Select(row => (sort == AccountSort.Name ? row.Name : row.OwnerEmail).ToLowerInvariant());
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public async Task Sorted_by_cover_the_least_covered_come_first()
    {
        var rows = (await List.PageAsync(new AccountQuery { Sort = AccountSort.Cover, PageSize = 500 }, AccountScope.All, CancellationToken.None)).Rows;

        Assert.Equal(rows.Select(row => row.Verdict.People).Order(), rows.Select(row => row.Verdict.People));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Pages_do_not_overlap_and_leave_nothing_out(AccountSort sort, bool descending)
    {
        var query = new AccountQuery { Sort = sort, Descending = descending, PageSize = 7 };
        var seen = new List<long>();

        for (var page = 1; page == 1 || seen.Count % 7 == 0; page++)
        {
            var found = await List.PageAsync(query with { Page = page }, AccountScope.All, CancellationToken.None);
            Assert.Equal(agency.Accounts.Count, found.Total);
            seen.AddRange(found.Rows.Select(row => row.Id));
        }

        Assert.Equal(await List.IdsAsync(query, AccountScope.All, CancellationToken.None), seen);
        Assert.Equal(agency.Accounts.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_last_page_knows_the_total_and_a_page_beyond_it_is_empty()
    {
        var last = await List.PageAsync(new AccountQuery { Page = 2, PageSize = 100 }, AccountScope.All, CancellationToken.None);
        var beyond = await List.PageAsync(new AccountQuery { Page = 3, PageSize = 100 }, AccountScope.All, CancellationToken.None);

        Assert.Equal((50, 150), (last.Rows.Count, last.Total));
        Assert.Equal((0, 150), (beyond.Rows.Count, beyond.Total));
    }

    [Fact]
    public async Task A_row_shows_its_account_with_the_bars_of_all_logins_that_are_not_withdrawn()
    {
        var account = agency.Accounts.First(one => one.Authorizations.Any(two => two.WithdrawnAt is not null) && one.Verdict.ActiveId is not null);

        var row = Assert.Single(await List.RowsAsync([account.Id], AccountScope.All, CancellationToken.None));

        var shown = account.Authorizations.Where(one => one.WithdrawnAt is null).OrderBy(one => one.Order).ToList();
        Assert.Equal((account.Key, account.Name, account.Verdict), (row.Key, row.Name, row.Verdict));
        Assert.Equal(shown.Select(one => (one.Id, one.Token.Login.Name, one.Verdict.EndsAt)), row.Bars.Select(bar => (bar.AuthorizationId, bar.Name, bar.EndsAt)));
        Assert.Equal(account.Verdict.ActiveId, row.Active!.AuthorizationId);
    }

    [Fact]
    public async Task A_row_names_the_macros_applied_to_it_and_not_those_removed()
    {
        var applied = agency.Accounts.First(one => one.Macros.Any(macro => macro.IsApplied));
        var removed = agency.Accounts.First(one => one.Macros.Any(macro => !macro.IsApplied));

        var rows = await List.RowsAsync([applied.Id, removed.Id], AccountScope.All, CancellationToken.None);

        Assert.Equal(["Tier 1"], rows[0].Macros);
        Assert.Empty(rows[1].Macros);
    }

    [Fact]
    public async Task A_page_by_date_and_the_accounts_that_are_due_are_found_through_an_index()
    {
        Assert.Contains("USING INDEX IX_Accounts_DeactivatesAt", await PlanAsync("""SELECT "Id" FROM "Accounts" ORDER BY "DeactivatesAt", "Id" LIMIT 50"""), StringComparison.Ordinal);
        Assert.Contains("IX_Accounts_NextCheckAt", await PlanAsync("""SELECT "Id" FROM "Accounts" WHERE "NextCheckAt" <= 5 ORDER BY "NextCheckAt" LIMIT 50"""), StringComparison.Ordinal);
    }

    private Task<string> PlanAsync(string sql) => agency.Installation.QueryAsync(async context =>
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return reader.GetString(3).Replace("COVERING INDEX", "INDEX");
    });
}
