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
        // Only what the order needs is put together; the page's rows are then read from where they lie.
        var all = Deliveries(context, query).Select(row => new { row.CreatedAt, row.Id, IsSummary = false })
            .Concat(Summaries(context, query).Select(row => new { row.CreatedAt, row.Id, IsSummary = true }));
        var page = await all.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
            .Skip((query.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var total = query.Page == 1 && page.Count < PageSize ? page.Count : await all.Take(AccountList.Cap + 1).CountAsync(cancellationToken);
        var deliveries = page.Where(row => !row.IsSummary).Select(row => row.Id).ToList();
        var summaries = page.Where(row => row.IsSummary).Select(row => row.Id).ToList();
        var rows = (await Deliveries(context, query).Where(row => deliveries.Contains(row.Id)).ToListAsync(cancellationToken))
            .Concat(summaries.Count == 0 ? [] : await Summaries(context, query).Where(row => summaries.Contains(row.Id)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.Id, row.Kind is null));
        return new NoticePage([.. page.Select(row => rows.GetValueOrDefault((row.Id, row.IsSummary))).OfType<NoticeRow>()], total);
    }

    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync(NoticeQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var any = query with { State = null };
        var counts = await Deliveries(context, any).Select(row => row.State).Concat(Summaries(context, any).Select(row => row.State))
            .GroupBy(state => state).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return counts.ToDictionary(group => group.Key, group => group.Count);
    }

    /// <summary>The mail as it was sent, or null where it was purged.</summary>
    public async Task<MailContent?> MailAsync(long messageId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mail = await context.Messages.Where(message => message.Id == messageId)
            .Select(message => new MailContent(message.Subject, message.Body.Text, message.Body.Html)).SingleOrDefaultAsync(cancellationToken);
        return mail is null ? null : SignInMark.Hide(mail);
    }

    /// <summary>Weekly summaries: messages that no notice is in.</summary>
    private static IQueryable<NoticeRow> Summaries(AccountHealthContext context, NoticeQuery query)
    {
        var words = Words(query);
        return context.Messages
#pragma warning disable CA1309 // It is the database that compares. A range, because a prefix would be looked for in every message there is.
            .Where(message => query.Kind == null
                && string.Compare(message.MessageId, Week.MessageIdPrefix) >= 0 && string.Compare(message.MessageId, Week.MessageIdPrefixEnd) < 0)
#pragma warning restore CA1309
            .Where(message => query.State == null || message.State == query.State)
            .Where(message => words == "" || EF.Functions.Like(message.To, "%" + words + "%", @"\"))
            .Select(message => new NoticeRow
            {
                Id = message.Id,
                CreatedAt = message.CreatedAt,
                To = message.To,
                Channel = message.Channel,
                State = message.State,
                Error = message.Error,
                ReleaseAt = message.CreatedAt,
                SentAt = message.SentAt,
                MessageId = message.Id,
                Attempts = message.Attempts,
                NextAttemptAt = message.NextAttemptAt,
            });
    }

    private static string Words(NoticeQuery query) =>
        SearchText.Of(query.Search).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");

    private static IQueryable<NoticeRow> Deliveries(AccountHealthContext context, NoticeQuery query)
    {
        var rows =
            from delivery in context.Deliveries
            join account in context.Accounts on delivery.Notice.AccountId equals account.Id
            join message in context.Messages on delivery.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            select new { delivery, account, message };
        var words = Words(query);
        return rows
            .Where(row => !query.Weekly)
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
