using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Data.Queries;

/// <summary>Of the list of people, held against counting all accounts in memory.</summary>
public class PeopleListTests(AgencyInstallation agency) : IClassFixture<AgencyInstallation>
{
    [Fact]
    public async Task Every_person_comes_with_what_they_hold_and_what_rests_on_them_alone()
    {
        var page = await PageAsync(new PeopleQuery { PageSize = 500 });

        var people = agency.Accounts.SelectMany(account => account.Authorizations).GroupBy(one => one.Token.Login.PersonId).ToList();
        Assert.Equal(people.Select(person => person.Key).Order(), page.Rows.Select(row => row.Id).Order());
        foreach (var row in page.Rows)
        {
            var held = people.Single(person => person.Key == row.Id).Where(one => one.WithdrawnAt is null).ToList();
            Assert.Equal(held.Select(one => one.AccountId).Distinct().Count(), row.Accounts);
            Assert.Equal(Alone(row.Id).Count, row.Alone);
            Assert.Equal(held.Where(one => one.Verdict.IsUsable).Select(one => one.Verdict.EndsAt).Order().Cast<AccountHealth.Core.Tokens.End?>().FirstOrDefault(), row.NextEnd);
            Assert.Equal(
                people.Single(person => person.Key == row.Id).Select(one => (one.Token.LoginId, one.Token.Login.Network)).Distinct().Select(login => login.Network).Order(StringComparer.Ordinal),
                row.Networks);
        }
    }

    [Fact]
    public async Task Whoever_most_accounts_rest_on_comes_first_and_the_filter_leaves_only_those()
    {
        var all = await PageAsync(new PeopleQuery { PageSize = 500 });
        var sole = await PageAsync(new PeopleQuery { PageSize = 500, SoleCover = true });

        Assert.Equal(all.Rows.OrderByDescending(row => row.Alone).Select(row => row.Alone), all.Rows.Select(row => row.Alone));
        Assert.Equal(all.Rows.Where(row => row.Alone > 0).Select(row => row.Id), sole.Rows.Select(row => row.Id));
        Assert.Equal(all.Rows.Reverse().Select(row => row.Id), (await PageAsync(new PeopleQuery { PageSize = 500, Descending = true })).Rows.Select(row => row.Id));
        Assert.Equal((all.Rows.Count, sole.Rows.Count), await agency.Installation.Get<PeopleList>().CountsAsync(new PeopleQuery(), CancellationToken.None));
    }

    [Fact]
    public async Task Pages_hold_everybody_once()
    {
        var seen = new List<long>();
        PersonRows page;
        for (var number = 1; (page = await PageAsync(new PeopleQuery { Page = number, PageSize = 7, Sort = PeopleSort.Name })).Rows.Count > 0; number++)
        {
            seen.AddRange(page.Rows.Select(row => row.Id));
            Assert.Equal((await PageAsync(new PeopleQuery { PageSize = 500 })).Rows.Count, page.Total);
        }

        Assert.Equal(page.Total, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("ZOE")]
    [InlineData("gabor")]
    [InlineData("p7@agency")]
    [InlineData("facebook-")]
    public async Task A_search_finds_names_without_accents_addresses_and_native_ids(string search)
    {
        var found = await PageAsync(new PeopleQuery { Search = search, PageSize = 500 });

        Assert.NotEmpty(found.Rows);
        Assert.True(found.Rows.Count < (await PageAsync(new PeopleQuery { PageSize = 500 })).Rows.Count);
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("_")]
    [InlineData("nobody like that")]
    public async Task Signs_that_databases_read_as_anything_find_only_themselves(string search)
    {
        Assert.Empty((await PageAsync(new PeopleQuery { Search = search })).Rows);
    }

    [Fact]
    public async Task The_accounts_behind_the_number_are_those_that_the_list_of_accounts_shows_for_it()
    {
        foreach (var row in (await PageAsync(new PeopleQuery { SoleCover = true })).Rows)
        {
            var ids = await agency.Installation.Get<AccountList>().IdsAsync(new AccountQuery { Person = row.Id, OnePerson = true }, AccountScope.All, CancellationToken.None);

            Assert.Equal(Alone(row.Id).Order(), ids.Order());
            var view = (await agency.Installation.Get<PersonDetails>().FindAsync(row.Id, CancellationToken.None))!;
            Assert.Equal((row.Alone, row.Accounts), (view.Alone, view.Accounts));
        }
    }

    private List<long> Alone(long person) =>
    [
        .. agency.Accounts.Where(account => account.Authorizations.Where(one => one.Verdict.IsUsable).Select(one => one.Token.Login.PersonId).Distinct().ToList() is [var one] && one == person)
            .Select(account => account.Id),
    ];

    private Task<PersonRows> PageAsync(PeopleQuery query) => agency.Installation.Get<PeopleList>().PageAsync(query, CancellationToken.None);
}
