using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Data.Queries;

public sealed class AccountSearchTests : IAsyncLifetime
{
    private TestInstallation _installation = null!;

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        await _installation.ImportAsync(CsvFile.Of(
            CsvRow.NoToken with { Id = "etoile-7", Name = "Étoile Paris" },
            CsvRow.NoToken with { Id = "percent", Name = "100% Cotton", Owner = "Owner.One@example.com" },
            CsvRow.NoToken with { Id = "underscore", Name = "blue_lantern" },
            CsvRow.NoToken with { Id = "hyphen", Name = "blue-lantern" },
            CsvRow.NoToken with { Id = "slash", Name = @"back\slash" },
            CsvRow.NoToken with { Id = "flower", Name = "日本の花" },
            CsvRow.Ann with { Id = "lucia", Name = "Wines", User = "login-lucia", UserName = "Lucía García", UserEmail = "Lucia@Agency.example" }));
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Theory]
    [InlineData("toil", "etoile-7")]
    [InlineData("Étoile", "etoile-7")]
    [InlineData("etoile", "etoile-7")]
    [InlineData("ETOILE PAR", "etoile-7")]
    [InlineData("paris étoile", "etoile-7")]
    [InlineData("E\u0301toile", "etoile-7")]
    [InlineData("etoile-7", "etoile-7")]
    [InlineData("本の", "flower")]
    [InlineData("owner.one", "percent")]
    [InlineData("garcia", "lucia")]
    [InlineData("LUCÍA wines", "lucia")]
    [InlineData("lucia@agency", "lucia")]
    public async Task Accounts_are_found_by_fragments_of_name_id_owner_person_and_address_in_any_case_and_accent(string search, string id)
    {
        Assert.Equal([id], await FindAsync(search));
    }

    [Theory]
    [InlineData("%", "percent")]
    [InlineData("0% c", "percent")]
    [InlineData("_", "underscore")]
    [InlineData("blue_l", "underscore")]
    [InlineData("\\", "slash")]
    public async Task Percent_underscore_and_backslash_stand_for_themselves(string search, string id)
    {
        Assert.Equal([id], await FindAsync(search));
    }

    [Theory]
    [InlineData("paris wines")]
    [InlineData("etoile'; DROP TABLE Accounts; --")]
    [InlineData("b%e")]
    [InlineData("b___")]
    public async Task What_no_account_has_all_words_of_finds_nothing(string search)
    {
        Assert.Empty(await FindAsync(search));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task An_empty_search_finds_all(string search)
    {
        Assert.Equal(7, (await FindAsync(search)).Count);
    }

    [Fact]
    public async Task A_search_and_a_filter_narrow_together()
    {
        var page = await _installation.Get<AccountList>().PageAsync(new AccountQuery { Search = "blue", Network = "facebook" }, AccountScope.All, CancellationToken.None);

        Assert.Empty(page.Rows);
        Assert.Equal(2, (await FindAsync("blue")).Count);
    }

    private async Task<List<string>> FindAsync(string search)
    {
        var page = await _installation.Get<AccountList>().PageAsync(new AccountQuery { Search = search }, AccountScope.All, CancellationToken.None);
        Assert.Equal(page.Rows.Count, page.Total);
        return [.. page.Rows.Select(row => row.NativeId)];
    }
}
