using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Data.Queries;

public class MacroFilterTests(AgencyInstallation agency) : IClassFixture<AgencyInstallation>
{
    [Fact]
    public async Task The_database_and_the_filter_itself_agree_on_every_account()
    {
        var random = new Random(11);
        var matched = 0;

        for (var round = 0; round < 300; round++)
        {
            var filter = Filter(random);
            var expected = agency.Accounts.Where(filter.Matches).Select(account => account.Id).Order().ToList();
            var found = await agency.Installation.QueryAsync(context =>
                context.Accounts.Matching(filter).Select(account => account.Id).OrderBy(id => id).ToListAsync());
            Assert.Equal(expected, found);
            matched += expected.Count is > 0 and < 150 ? 1 : 0;
        }

        Assert.InRange(matched, 50, 300);
    }

    [Fact]
    public async Task An_empty_filter_means_all_accounts()
    {
        Assert.Equal(agency.Accounts.Count, await agency.Installation.QueryAsync(context => context.Accounts.Matching(AccountFilter.Everything).CountAsync()));
    }

    private AccountFilter Filter(Random random)
    {
        var one = agency.Accounts[random.Next(agency.Accounts.Count)];
        return new AccountFilter
        {
            Network = Maybe(one.Network),
            Kind = Maybe(one.Kind),
            Tag = Maybe(one.Tags.Count > 0 ? one.Tags[0].Tag : "vip"),
            Owner = Maybe(random.Next(2) == 0 ? one.OwnerEmail.ToUpperInvariant() : one.OwnerEmail),
            Ids = random.Next(3) > 0 ? [] : [one.Key, agency.Accounts[random.Next(agency.Accounts.Count)].Key, "x/profile/nobody"],
        };

        string? Maybe(string value) => random.Next(3) == 0 ? value : null;
    }
}
