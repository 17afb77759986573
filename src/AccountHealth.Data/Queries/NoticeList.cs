using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.People;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>Who was told what, a delivery a row, the latest first.</summary>
public sealed class NoticeList(IDbContextFactory<AccountHealthContext> contexts)
{
    public const int PageSize = 50;

    public async Task<NoticePage> PageAsync(NoticeQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Rows(context, query);
        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Skip((query.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var total = query.Page == 1 && page.Count < PageSize ? page.Count : await rows.Take(AccountList.Cap + 1).CountAsync(cancellationToken);
        return new NoticePage(page, total);
    }

    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync(NoticeQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context, query with { State = null }).GroupBy(row => row.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>The mail as it was sent, or null where it was purged.</summary>
    public async Task<MailContent?> MailAsync(long messageId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mail = await context.Messages.Where(message => message.Id == messageId)
            .Select(message => new MailContent(message.Subject, message.Body.Text, message.Body.Html)).SingleOrDefaultAsync(cancellationToken);
        return mail is null ? null : SignInMark.Hide(mail);
    }

    private static IQueryable<NoticeRow> Rows(AccountHealthContext context, NoticeQuery query)
    {
        var rows =
            from delivery in context.Deliveries
            join account in context.Accounts on delivery.Notice.AccountId equals account.Id
            join message in context.Messages on delivery.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            select new { delivery, account, message };
        var words = SearchText.Of(query.Search).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
        return rows
            .Where(row => query.State == null || row.delivery.State == query.State)
            .Where(row => query.Kind == null || row.delivery.Notice.Kind == query.Kind)
            .Where(row => words == "" || EF.Functions.Like(row.account.SearchText, "%" + words + "%", @"\") || EF.Functions.Like(row.delivery.To, "%" + words + "%", @"\"))
            .Select(row => new NoticeRow
            {
                Id = row.delivery.Id,
                CreatedAt = row.delivery.Notice.CreatedAt,
                To = row.delivery.To,
                Channel = row.delivery.Channel,
                State = row.delivery.State,
                Error = row.delivery.Error,
                ReleaseAt = row.delivery.ReleaseAt,
                NotBefore = row.delivery.NotBefore,
                SentAt = row.delivery.SentAt,
                MessageId = row.delivery.MessageId,
                Attempts = row.message == null ? 0 : row.message.Attempts,
                NextAttemptAt = row.message == null ? null : row.message.NextAttemptAt,
                Kind = row.delivery.Notice.Kind,
                LeadDay = row.delivery.Notice.LeadDay,
                Occurrence = row.delivery.Notice.Occurrence,
                MacroName = row.delivery.Notice.MacroName,
                AccountKey = row.account.Key,
                AccountName = row.account.Name,
            });
    }
}

public sealed record NoticeQuery
{
    public DeliveryState? State { get; init; }

    public NoticeKind? Kind { get; init; }

    /// <summary>In the account's name or the recipient's address.</summary>
    public string Search { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

public sealed record NoticePage(IReadOnlyList<NoticeRow> Rows, int Total);

/// <summary>One notice to one recipient, and what became of it.</summary>
public sealed record NoticeRow
{
    public required long Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string To { get; init; }

    public required string Channel { get; init; }

    public required DeliveryState State { get; init; }

    public required string Error { get; init; }

    public required DateTimeOffset ReleaseAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public long? MessageId { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public required NoticeKind Kind { get; init; }

    public int? LeadDay { get; init; }

    public long Occurrence { get; init; }

    public required string MacroName { get; init; }

    public required string AccountKey { get; init; }

    public required string AccountName { get; init; }
}
