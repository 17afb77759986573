using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>Which accounts a macro would tell of, when and whom, before it is saved: the planner that plans later, run ahead.</summary>
public sealed class MacroPreview(RoundRunner rounds, MacroActionCatalog actions)
{
    private const int Chunk = 500;

    /// <summary>Stands for the id of a macro that is not saved yet; no saved one has it.</summary>
    private const long Unsaved = -1;

    /// <param name="id">The macro being changed; null for a new one.</param>
    public Task<PreviewedMacro> OfAsync(long? id, MacroDefinition definition, TimeSpan ahead, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var draft = Draft(id, definition);
            var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
            var ids = await ReachedAsync(round, id, definition, cancellationToken);
            var collected = new MacroReach();
            foreach (var some in ids.Chunk(Chunk))
            {
                var accounts = await AccountGraph.Of(round.Context).Where(account => some.Contains(account.Id)).ToListAsync(cancellationToken);
                var told = (await ToldAsync(round, some, cancellationToken)).ToLookup(notice => notice.AccountId);
                foreach (var account in accounts)
                {
                    var audience = WithDraft(people.Of(account), draft);
                    var span = new Span(round.Now, round.Now + ahead);
                    collected.Add(account, Forecast.Of(account, [.. told[account.Id]], audience, round.Rules, span, beyondDeactivation: false)
                        .Where(delivery => delivery.Notice.MacroId == draft.Id));
                }

                round.Context.ChangeTracker.Clear();
            }

            return collected.Complete(people.Admins.Count);
        },
        cancellationToken);

    /// <summary>The mail that the first recipient of a planned row would get.</summary>
    public Task<MailContent> MailAsync(PlannedTelling row, CancellationToken cancellationToken) => rounds.ReadAsync(
        round => Task.FromResult(MailComposer.Compose(
            [.. row.Deliveries.Where(delivery => delivery.To == row.Deliveries[0].To).Select(delivery => Item(delivery, round.Rules, row.At))],
            round.MailContext with { Now = row.At })),
        cancellationToken);

    private static MailItem Item(ForecastDelivery delivery, JudgingRules rules, DateTimeOffset at)
    {
        // As the account will be then; it was read without tracking.
        delivery.Account.Verdict = delivery.Verdict;
        return MailItems.Of(delivery.Notice, delivery.Account, rules, at);
    }

    private static Macro Draft(long? id, MacroDefinition definition) => new()
    {
        Id = id ?? Unsaved,
        Name = definition.Name,
        Action = definition.Action,
        Fields = definition.Fields,
        Accounts = definition.Accounts,
    };

    private static Audience WithDraft(Audience audience, Macro draft) =>
        audience with { Macros = [.. audience.Macros.Where(macro => macro.Id != draft.Id), draft] };

    /// <summary>Accounts that match, and those that have it by selection; not those it was removed from.</summary>
    private static async Task<List<long>> ReachedAsync(Round round, long? id, MacroDefinition definition, CancellationToken cancellationToken)
    {
        var matching = await round.Context.Accounts.Matching(definition.Accounts).Select(account => account.Id).ToListAsync(cancellationToken);
        var rows = await round.Context.MacroAccounts.Where(one => one.MacroId == id && one.Origin != MacroOrigin.Filter).ToListAsync(cancellationToken);
        return
        [
            .. matching.Concat(rows.Where(row => row.IsApplied).Select(row => row.AccountId))
                .Except(rows.Where(row => !row.IsApplied).Select(row => row.AccountId)).Order(),
        ];
    }

    private static Task<List<Notice>> ToldAsync(Round round, long[] ids, CancellationToken cancellationToken) => (
        from notice in round.Context.Notices.Include(notice => notice.Deliveries)
        join account in round.Context.Accounts on notice.AccountId equals account.Id
        where ids.Contains(account.Id) && notice.Generation >= account.Verdict.Generation - 1
        select notice).ToListAsync(cancellationToken);
}
