using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Data.Queries;

/// <summary>Each filter of the account list, against the same condition in memory.</summary>
public class AccountFilterTests(AgencyInstallation agency) : IClassFixture<AgencyInstallation>
{
    private static readonly Dictionary<string, (AccountQuery Query, Func<Account, bool> Holds)> Filters = new()
    {
        ["network"] = (new() { Network = "facebook" }, account => account.Network == "facebook"),
        ["kind"] = (new() { Kind = "ad-account" }, account => account.Kind == "ad-account"),
        ["paused"] = Of(AccountStatus.Paused),
        ["deactivated"] = Of(AccountStatus.Deactivated),
        ["expiring"] = Of(AccountStatus.Expiring),
        ["on standby"] = Of(AccountStatus.OnStandby),
        ["unverified"] = Of(AccountStatus.Unverified),
        ["active"] = Of(AccountStatus.Active),
        ["owner"] = (new() { Owner = "p2@AGENCY.example" }, account => account.OwnerEmail == "P2@agency.example"),
        ["no owner"] = (new() { NoOwner = true }, account => account.OwnerEmail.Length == 0),
        ["tag"] = (new() { Tag = "tier-1" }, account => account.Tags.Any(tag => tag.Tag == "tier-1")),
        ["tag in another script"] = (new() { Tag = "日本" }, account => account.Tags.Any(tag => tag.Tag == "日本")),
        ["reason of the account"] = (new() { Reason = ReasonCodes.TokenExpired }, account => Against(account, ReasonCodes.TokenExpired)),
        ["reason of a login"] = (new() { Reason = ReasonCodes.InsufficientAccess }, account => Against(account, ReasonCodes.InsufficientAccess)),
        ["one person"] = (new() { OnePerson = true }, account => account.Verdict.People == 1),
        ["no macro"] = (new() { NoMacro = true }, account => !account.Macros.Any(macro => macro.IsApplied)),
        ["macro"] = (new() { Macro = 1 }, account => account.Macros.Any(macro => macro.MacroId == 1 && macro.IsApplied)),
        ["expired"] = (new() { Expiry = Expiry.Expired }, account => account.Verdict.IsDeactivated),
        ["within 10 days"] = (new() { Expiry = Expiry.Within, Days = 10 }, account => EndsWithin(account, 10)),
        ["dated"] = (new() { Expiry = Expiry.Dated }, account => !account.Verdict.IsDeactivated && account.Verdict.DeactivatesAt.IsDated),
        ["never"] = (new() { Expiry = Expiry.Never }, account => account.Verdict.DeactivatesAt.IsNever),
        ["unknown"] = (new() { Expiry = Expiry.Unknown }, account => account.Verdict.DeactivatesAt.IsUnknown),
        ["two at once"] = (
            new() { Network = "x", Expiry = Expiry.Dated },
            account => account.Network == "x" && !account.Verdict.IsDeactivated && account.Verdict.DeactivatesAt.IsDated),
    };

    public static TheoryData<string> FilterNames => [.. Filters.Keys];

    [Theory]
    [MemberData(nameof(FilterNames))]
    public async Task A_filter_leaves_exactly_the_accounts_for_which_it_holds(string filter)
    {
        var (query, holds) = Filters[filter];
        var expected = agency.Accounts.Where(holds).Select(account => account.Id).Order().ToList();

        var found = await agency.Installation.Get<AccountList>().IdsAsync(query, AccountScope.All, CancellationToken.None);

        Assert.InRange(expected.Count, 1, agency.Accounts.Count - 1);
        Assert.Equal(expected, found.Order());
    }

    [Fact]
    public async Task A_person_finds_the_accounts_on_which_one_of_their_logins_is_not_withdrawn()
    {
        var person = agency.Accounts.SelectMany(account => account.Authorizations).First(one => one.WithdrawnAt is not null).Token.Login.PersonId;
        var expected = agency.Accounts
            .Where(account => account.Authorizations.Any(one => one.WithdrawnAt is null && one.Token.Login.PersonId == person))
            .Select(account => account.Id).Order().ToList();

        var found = await agency.Installation.Get<AccountList>().IdsAsync(new AccountQuery { Person = person }, AccountScope.All, CancellationToken.None);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, found.Order());
    }

    [Fact]
    public async Task Without_a_filter_all_accounts_are_found()
    {
        var found = await agency.Installation.Get<AccountList>().IdsAsync(new AccountQuery(), AccountScope.All, CancellationToken.None);

        Assert.Equal(agency.Accounts.Select(account => account.Id).Order(), found.Order());
    }

    [Fact]
    public async Task Counts_are_those_of_each_status_under_the_other_conditions()
    {
        var query = new AccountQuery { Tag = "paid", Status = AccountStatus.Active };
        var expected = agency.Accounts.Where(account => account.Tags.Any(tag => tag.Tag == "paid"))
            .GroupBy(account => account.Verdict.Status).ToDictionary(group => group.Key, group => group.Count());

        var counts = await agency.Installation.Get<AccountList>().CountsAsync(query, AccountScope.All, CancellationToken.None);

        Assert.True(expected.Count > 2);
        Assert.Equal(expected.OrderBy(one => one.Key), counts.OrderBy(one => one.Key));
    }

    private static (AccountQuery Query, Func<Account, bool> Holds) Of(AccountStatus status) =>
        (new() { Status = status }, account => account.Verdict.Status == status);

    private static bool Against(Account account, string reason) =>
        account.Verdict.Reason == reason || account.Authorizations.Any(one => one.Verdict.Reason == reason);

    private static bool EndsWithin(Account account, int days) =>
        !account.Verdict.IsDeactivated && account.Verdict.DeactivatesAt.Instant <= InDays(days);
}
