using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.People;
using AccountHealth.Core.Time;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.SignIn;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>Puts what one recipient has to hear into one message, and closes what no longer holds.</summary>
public sealed class MessageMaking(RoundRunner rounds, MacroActionCatalog actions)
{
    /// <summary>Who has something to hear by now.</summary>
    internal Task<List<string>> RecipientsAsync(bool atOnce, CancellationToken cancellationToken) => rounds.ReadAsync(
        round => Waiting(round, atOnce).Select(delivery => delivery.To).Distinct().OrderBy(to => to).ToListAsync(cancellationToken),
        cancellationToken);

    /// <summary>Makes the recipient's message. What is in it is frozen from here on.</summary>
    internal Task<MadeMessage> MakeAsync(string recipient, bool atOnce, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var due = await DueAsync(round, Waiting(round, atOnce).Where(delivery => delivery.To == recipient), cancellationToken);
            foreach (var closed in due.Where(one => one.Superseded is not null))
            {
                closed.Delivery.State = DeliveryState.Superseded;
                closed.Delivery.Error = closed.Superseded!;
            }

            var told = due.Where(one => one.Superseded is null).ToList();
            if (told.Count > 0)
            {
                var message = Compose(recipient, told, round, await IsOwnerAsync(round, recipient, told, cancellationToken));
                round.Context.Messages.Add(message);
                await round.Context.SaveChangesAsync(cancellationToken);
                told.ForEach(one => one.Delivery.MessageId = message.Id);
            }

            return new MadeMessage(told.Count, due.Count - told.Count);
        },
        cancellationToken);

    /// <summary>Who would hear of what if everything that waits were sent now.</summary>
    public Task<IReadOnlyList<WaitingMail>> PreviewAsync(DateTimeOffset until, CancellationToken cancellationToken) => rounds.ReadAsync<IReadOnlyList<WaitingMail>>(
        async round =>
        {
            var waiting = Waiting(round, atOnce: true).Where(delivery => delivery.ReleaseAt <= until);
            var due = await DueAsync(round, waiting, cancellationToken);
            return
            [
                .. due.Where(one => one.Superseded is null)
                    .GroupBy(one => one.Delivery.To)
                    .OrderBy(recipient => recipient.Key, StringComparer.Ordinal)
                    .Select(recipient => new WaitingMail(
                        recipient.Key,
                        recipient.Min(one => one.Delivery.ReleaseAt),
                        [.. recipient.Select(one => one.Item(round)).DistinctBy(item => item.AccountKey)])),
            ];
        },
        cancellationToken);

    private static IQueryable<Delivery> Waiting(Round round, bool atOnce) => round.Context.Deliveries.Where(delivery =>
        delivery.State == DeliveryState.Planned
        && delivery.MessageId == null
        && (atOnce || delivery.ReleaseAt <= round.Now)
        && (delivery.NotBefore == null || delivery.NotBefore <= round.Now));

    private async Task<List<DueDelivery>> DueAsync(Round round, IQueryable<Delivery> waiting, CancellationToken cancellationToken)
    {
        var deliveries = await waiting.Include(delivery => delivery.Notice).ToListAsync(cancellationToken);
        var ids = deliveries.Select(delivery => delivery.Notice.AccountId).Distinct().ToList();
        var accounts = await AccountGraph.Of(round.Context).Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, cancellationToken);
        var told = (await (
            from notice in round.Context.Notices.AsNoTracking().Include(notice => notice.Deliveries)
            join account in round.Context.Accounts on notice.AccountId equals account.Id
            where ids.Contains(account.Id) && notice.Generation == account.Verdict.Generation
            select notice).ToListAsync(cancellationToken)).ToLookup(notice => notice.AccountId);
        var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
        var moment = new Moment(round.Now);
        return deliveries.ConvertAll(delivery =>
        {
            var account = accounts[delivery.Notice.AccountId];
            var stored = Judgement.StoredOn(account);
            var situation = new NoticeSituation(account, stored, stored, people.Of(account), moment) { Told = [.. told[account.Id]] };
            return new DueDelivery(delivery, account, Occasions.Superseded(delivery, situation));
        });
    }

    /// <summary>Whether a link in the mail may sign the recipient in: who owns some of it, and may do no more than owners may.</summary>
    private static async Task<bool> IsOwnerAsync(Round round, string recipient, List<DueDelivery> told, CancellationToken cancellationToken) =>
        told.Exists(one => Person.KeyOf(one.Account.OwnerEmail) == Person.KeyOf(recipient))
        && !await Staff.Of(round.Context).ContainsAsync(recipient.ToUpperInvariant(), cancellationToken);

    private static Message Compose(string recipient, List<DueDelivery> told, Round round, bool isOwner)
    {
        var items = told.ConvertAll(one => one.Item(round));
        var page = items.DistinctBy(item => item.AccountKey).ToList() is [{ } only] ? MailContext.PathOf(only.AccountKey) : "";
        var content = MailComposer.Compose(items, round.MailContext with { SignInTo = isOwner ? page : null });
        return Messages.New(recipient, content, round);
    }

    private sealed record DueDelivery(Delivery Delivery, Account Account, string? Superseded)
    {
        public MailItem Item(Round round) => MailItems.Of(Delivery.Notice, Account, round.Rules, round.Now);
    }
}

/// <param name="Told">Deliveries in the message; 0 when none was made.</param>
/// <param name="Superseded">Deliveries that were closed.</param>
internal sealed record MadeMessage(int Told, int Superseded);

/// <summary>What one recipient would hear.</summary>
public sealed record WaitingMail(string To, DateTimeOffset ReleaseAt, IReadOnlyList<MailItem> Items);
