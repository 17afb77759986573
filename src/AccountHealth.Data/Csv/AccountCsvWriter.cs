using System.Globalization;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Import;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Storage;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Csv;

/// <summary>Writes accounts and tokens in the format of an import, without any secret.</summary>
public static class AccountCsvWriter
{
    private const int Chunk = 500;

    /// <param name="accounts">Ids of the accounts to write, in this order; null for all.</param>
    public static async Task<int> WriteAsync(
        AccountHealthContext context, Stream file, IReadOnlyList<long>? accounts, CancellationToken cancellationToken)
    {
        accounts ??= await context.Accounts.OrderBy(account => account.Id).Select(account => account.Id).ToListAsync(cancellationToken);
        await using var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in ImportColumns.All)
        {
            csv.WriteField(column);
        }

        await csv.EndRecordAsync(cancellationToken);
        foreach (var ids in accounts.Chunk(Chunk))
        {
            var loaded = await context.Accounts.AsNoTracking().AsSplitQuery()
                .Include(account => account.Tags)
                .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login)
                .Where(account => ids.Contains(account.Id))
                .ToDictionaryAsync(account => account.Id, cancellationToken);
            foreach (var id in ids)
            {
                if (loaded.TryGetValue(id, out var account))
                {
                    await WriteAsync(csv, account, cancellationToken);
                }
            }
        }

        await csv.FlushAsync(cancellationToken);
        return accounts.Count;
    }

    private static async Task WriteAsync(CsvWriter csv, Account account, CancellationToken cancellationToken)
    {
        if (account.Authorizations.Count == 0)
        {
            await WriteAsync(csv, account, null, cancellationToken);
        }

        foreach (var authorization in account.Authorizations.OrderBy(one => one.Order).ThenBy(one => one.Id))
        {
            await WriteAsync(csv, account, authorization, cancellationToken);
        }
    }

    private static async Task WriteAsync(
        CsvWriter csv, Account account, Authorization? authorization, CancellationToken cancellationToken)
    {
        foreach (var column in ImportColumns.All)
        {
            csv.WriteField(FormulaGuard.Write(Cell(column, account, authorization)));
        }

        await csv.EndRecordAsync(cancellationToken);
    }

    private static string Cell(string column, Account account, Authorization? authorization) => column switch
    {
        ImportColumns.Network => account.Network,
        ImportColumns.AccountKind => account.Kind,
        ImportColumns.AccountId => account.NativeId,
        ImportColumns.AccountName => account.Name,
        ImportColumns.OwnerEmail => account.OwnerEmail,
        ImportColumns.Tags => string.Join(AccountTags.Separator, account.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal)),
        ImportColumns.TimeZone => account.TimeZone,
        _ => authorization is null ? "" : AuthorizationCell(column, authorization),
    };

    private static string AuthorizationCell(string column, Authorization authorization) => column switch
    {
        ImportColumns.Order => authorization.Order.ToString(CultureInfo.InvariantCulture),
        ImportColumns.Role => authorization.NativeRole,
        ImportColumns.Reason => ReasonOf(authorization),
        ImportColumns.UserId => authorization.Token.Login.NativeId,
        ImportColumns.UserName => authorization.Token.Login.Name,
        ImportColumns.UserEmail => authorization.Token.Login.Email,
        ImportColumns.LoginNetwork => authorization.Token.Login.Network,
        ImportColumns.App => authorization.Token.App,
        ImportColumns.Scopes => authorization.Token.Scopes,
        ImportColumns.IssuedAt => Instant(authorization.Token.IssuedAt),
        ImportColumns.LastUsedAt => Instant(authorization.Token.LastUsedAt),
        ImportColumns.ExpiresAt => EndCell(authorization.Token.AccessEnd),
        ImportColumns.RefreshExpiresAt => EndCell(authorization.Token.RefreshEnd),
        ImportColumns.DataAccessExpiresAt => EndCell(authorization.Token.DataAccessEnd),
        _ => "",
    };

    private static string ReasonOf(Authorization authorization) =>
        authorization.WithdrawnAt is not null
            ? ReasonCodes.Withdrawn
            : (authorization.Token.Health.Finding ?? authorization.Finding)?.Reason ?? "";

    private static string EndCell(End end) => end.IsNever ? "never" : Instant(end.Instant);

    private static string Instant(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture) ?? "";
}
