using System.Text;
using AccountHealth.Core.Import;
using AccountHealth.Data.Csv;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Data.Csv;

public class AccountCsvWriterTests
{
    private static readonly string[] Columns =
        ("network account_kind account_id account_name owner_email tags user_id user_name user_email order role access_token "
        + "refresh_token issued_at expires_at refresh_expires_at data_access_expires_at last_used_at scopes login_network app "
        + "time_zone reason").Split(' ');

    [Fact]
    public async Task An_export_has_the_columns_of_an_import_and_no_secret()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { AccessToken = "tok-secret", RefreshToken = "ref-secret" }));

        var export = await installation.ExportAsync();

        Assert.Equal(string.Join(',', Columns), export.Split('\n')[0]);
        Assert.DoesNotContain("-secret", export, StringComparison.Ordinal);
        Assert.Equal(("", ""), (Cell(export, ImportColumns.AccessToken), Cell(export, ImportColumns.RefreshToken)));
    }

    [Fact]
    public async Task Every_other_fact_of_a_row_is_written_as_it_was_read()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var row = CsvRow.Ann with
        {
            Network = "instagram",
            Name = "Étoile, \"Paris\"\nNord",
            Owner = "owner@example.com",
            Tags = "paid;日本",
            Role = "Owner",
            AccessToken = "",
            Issued = CsvFile.Ago(3),
            Expires = CsvFile.In(57),
            RefreshExpires = "never",
            DataAccessExpires = CsvFile.In(87),
            LastUsed = CsvFile.Ago(1),
            Scopes = "instagram_basic pages_show_list",
            LoginNetwork = "facebook",
            App = "publisher",
            Zone = "Asia/Tokyo",
            Reason = "INSUFFICIENT_ACCESS",
        };
        await installation.ImportAsync(CsvFile.Of(row));

        Assert.Equal(CsvFile.Of(row), await installation.ExportAsync());
    }

    [Fact]
    public async Task Unknown_ends_are_empty_and_never_is_written_out()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Expires = "never", RefreshExpires = "", DataAccessExpires = "" }));

        var export = await installation.ExportAsync();

        Assert.Equal(("never", "", ""), (
            Cell(export, ImportColumns.ExpiresAt), Cell(export, ImportColumns.RefreshExpiresAt), Cell(export, ImportColumns.DataAccessExpiresAt)));
    }

    [Fact]
    public async Task An_account_without_a_token_has_a_row_of_its_own()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.NoToken));

        Assert.Equal(
            CsvFile.Of(CsvRow.NoToken),
            await installation.ExportAsync());
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1-555")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=already guarded")]
    public async Task A_name_that_looks_like_a_formula_stays_text_and_is_neutralised_in_the_export(string name)
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Name = FormulaGuard.Write(name), Id = "-7", UserName = "=1+1", Role = "@role" }));

        var export = await installation.ExportAsync();

        Assert.Equal(name, (await installation.AccountAsync("-7")).Name);
        Assert.Equal("'" + name, Cell(export, ImportColumns.AccountName));
        Assert.Equal(("'-7", "'=1+1", "'@role"), (
            Cell(export, ImportColumns.AccountId), Cell(export, ImportColumns.UserName), Cell(export, ImportColumns.Role)));
    }

    [Fact]
    public async Task A_formula_that_comes_back_from_an_export_is_the_same_account()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Name = "=1+1", Id = "+7", Owner = "-x@example.com", Tags = "@vip" }));

        var again = await installation.ImportAsync(await installation.ExportAsync());

        Assert.Equal((0, 0, 1), (again.AccountsAdded, again.AccountsChanged, again.AccountsUnchanged));
        Assert.Equal("=1+1", (await installation.AccountAsync("+7")).Name);
    }

    [Fact]
    public async Task Only_the_accounts_asked_for_are_written_in_the_order_asked_for()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann, CsvRow.Ann with { Id = "2" }, CsvRow.Ann with { Id = "3" }));
        var ids = new[] { (await installation.AccountAsync("3")).Id, (await installation.AccountAsync("1")).Id };
        using var file = new MemoryStream();

        var written = await installation.QueryAsync(context => AccountCsvWriter.WriteAsync(context, file, ids, CancellationToken.None));

        Assert.Equal(2, written);
        Assert.Equal(["3", "1"], CsvFile.Cells(Encoding.UTF8.GetString(file.ToArray()), ImportColumns.AccountId));
    }

    private static string Cell(string export, string column) => Assert.Single(CsvFile.Cells(export, column));
}
