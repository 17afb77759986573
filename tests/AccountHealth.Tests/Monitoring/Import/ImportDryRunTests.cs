using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Import;

public class ImportDryRunTests
{
    private static readonly string[] Reasons = ["", "", "", "", ReasonCodes.AccessRevoked, ReasonCodes.InsufficientAccess, ReasonCodes.Withdrawn];

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Bo));
        var before = await installation.ContentsAsync();

        var result = await installation.ImportAsync(
            CsvFile.Of(CsvRow.Ann with { AccessToken = "tok-ann-2", Name = "New" }, CsvRow.Ann with { Id = "2", AccessToken = "tok-ann-2" }), dryRun: true);

        Assert.Equal((false, 1, 1, 1), (result.Written, result.AccountsAdded, result.AccountsChanged, result.TokensRenewed));
        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_each_row_would_do()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann));

        var result = await installation.ImportAsync(
            CsvFile.Of(CsvRow.Ann with { AccessToken = "tok-ann-2" }, CsvRow.Bo, CsvRow.NoToken with { Id = "2" }), dryRun: true);

        Assert.Equal(
            [(2, false, "newer token"), (3, false, "user Bo"), (4, true, "new account")],
            result.Changes.Select(change => (change.Line, change.IsNew, change.What)));
    }

    [Fact]
    public async Task A_dry_run_of_a_file_with_bad_rows_names_them_and_says_what_the_rest_would_do()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Id = "2", Kind = "page" }), dryRun: true);

        Assert.Equal((1, 1), (result.Refused, result.AccountsAdded));
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 60)]
    [InlineData(3, 1100)]
    public async Task A_dry_run_predicts_exactly_what_the_import_does(int seed, int rows)
    {
        await using var installation = await TestInstallation.CreateAsync();
        var random = new Random(seed);
        await installation.ImportAsync(File(random, rows), skipBadRows: true);
        await ReorderAsync(installation);

        for (var round = 0; round < 2; round++)
        {
            installation.Clock.Advance(TimeSpan.FromHours(1));
            var file = File(random, rows);

            var predicted = await installation.ImportAsync(file, dryRun: true, skipBadRows: true);
            var done = await installation.ImportAsync(file, skipBadRows: true);

            Assert.True(done.Written && done.Changes.Count > rows / 5);
            Assert.Equal(done.Changes, predicted.Changes);
            Assert.Equal(done.Problems, predicted.Problems);
            Assert.Equal(
                (done.Rows, done.Merged, done.AccountsAdded, done.AccountsChanged, done.AccountsUnchanged, done.TokensAdded, done.TokensRenewed),
                (predicted.Rows, predicted.Merged, predicted.AccountsAdded, predicted.AccountsChanged, predicted.AccountsUnchanged, predicted.TokensAdded, predicted.TokensRenewed));
        }
    }

    /// <summary>Rows in no order, so that an account and a token come in several chunks; some disagree and are refused.</summary>
    private static string File(Random random, int rows)
    {
        var accounts = Enumerable.Range(0, Math.Max(4, rows / 3)).Select(number => CsvRow.NoToken with
        {
            Id = $"{number}",
            Name = Pick("Acme", "Bakery"),
            Owner = Pick("", "a@example.com", "b@example.com"),
            Tags = Pick("", "paid", "paid;vip"),
        }).ToList();
        var users = Enumerable.Range(0, Math.Max(3, rows / 20)).Select(number => CsvRow.Ann with
        {
            User = $"u{number}",
            UserName = $"User {number}",
            UserEmail = Pick($"u{number}@example.com", "shared@example.com"),
            AccessToken = Pick("", "tok-1", "tok-2"),
            Issued = CsvFile.Ago(random.Next(1, 9)),
            Expires = Pick("", "never", CsvFile.In(random.Next(1, 90))),
            LastUsed = CsvFile.Ago(random.Next(1, 9)),
        }).ToList();
        return CsvFile.Of(Enumerable.Range(0, rows).Select(_ =>
        {
            var account = accounts[random.Next(accounts.Count)];
            var user = users[random.Next(users.Count)] with
            {
                Id = account.Id,
                Name = account.Name,
                Owner = account.Owner,
                Tags = account.Tags,
                Order = Pick("", "1", "2"),
                Role = Pick("", "Owner"),
                Reason = Pick(Reasons),
            };
            return random.Next(8) == 0 ? account : user;
        }));

        string Pick(params string[] values) => values[random.Next(values.Length)];
    }

    private static async Task ReorderAsync(TestInstallation installation)
    {
        var account = await installation.AccountAsync();
        await installation.Get<AuthorizationChanges>().ReorderAsync(account.Id, [account.Authorizations[^1].Id], "test", CancellationToken.None);
    }
}
