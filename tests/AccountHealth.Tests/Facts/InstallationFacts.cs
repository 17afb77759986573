using System.Globalization;
using System.Text;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Timeline;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Csv;
using AccountHealth.Data.Secrets;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Facts;

/// <summary>What tests ask an installation.</summary>
internal static class InstallationFacts
{
    /// <summary>The account with that native id, with all that hangs on it.</summary>
    public static Task<Account> AccountAsync(this TestInstallation installation, string nativeId = "1") => installation.QueryAsync(context =>
        context.Accounts.AsNoTrackingWithIdentityResolution()
            .Include(account => account.Tags).Include(account => account.Macros)
            .Include(account => account.Authorizations.OrderBy(one => one.Order).ThenBy(one => one.Id))
            .ThenInclude(one => one.Token).ThenInclude(token => token.Login).ThenInclude(login => login.Person)
            .SingleAsync(account => account.NativeId == nativeId));

    /// <summary>That user's authorization on the account.</summary>
    public static Authorization Of(this Account account, string user) => account.Authorizations.Single(one => one.Token.Login.NativeId == user);

    /// <summary>That user's token, wherever it is used.</summary>
    public static async Task<UserToken> TokenAsync(this TestInstallation installation, string user = "ann") =>
        await installation.QueryAsync(context => context.Tokens.AsNoTracking().Include(token => token.Login)
            .SingleAsync(token => token.Login.NativeId == user));

    /// <summary>The stored secrets of that user's token, in the clear.</summary>
    public static async Task<(string? Access, string? Refresh)> SecretsAsync(this TestInstallation installation, string user = "ann")
    {
        var stored = await installation.QueryAsync(context =>
            context.TokenSecrets.AsNoTracking().SingleOrDefaultAsync(one => one.Token.Login.NativeId == user));
        var cipher = installation.Get<SecretCipher>();
        return (cipher.Decrypt(stored?.AccessToken)?.Reveal(), cipher.Decrypt(stored?.RefreshToken)?.Reveal());
    }

    public static Task<List<TimelineEntry>> TimelineAsync(this TestInstallation installation, string nativeId = "1") =>
        installation.QueryAsync(context => context.Timeline.AsNoTracking().OrderBy(entry => entry.Id)
            .Where(entry => context.Accounts.Any(account => account.Id == entry.AccountId && account.NativeId == nativeId)).ToListAsync());

    public static async Task<string> ExportAsync(this TestInstallation installation)
    {
        using var file = new MemoryStream();
        await installation.QueryAsync(context => AccountCsvWriter.WriteAsync(context, file, null, CancellationToken.None));
        return Encoding.UTF8.GetString(file.ToArray());
    }

    /// <summary>Every row of every table in one text: equal texts, equal databases.</summary>
    public static Task<string> ContentsAsync(this TestInstallation installation) => installation.QueryAsync(async context =>
    {
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync();
        var text = new StringBuilder();
        foreach (var table in await ColumnAsync("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            text.AppendLine(table);
            foreach (var row in await ColumnAsync($"SELECT * FROM \"{table}\" ORDER BY 1, 2"))
            {
                text.AppendLine(row);
            }
        }

        return text.ToString();

        async Task<List<string>> ColumnAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetValue(index) switch
                {
                    byte[] bytes => Convert.ToHexString(bytes),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                })));
            }

            return rows;
        }
    });
}
