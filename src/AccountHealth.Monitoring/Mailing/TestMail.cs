using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Time;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>Sends the mail that a macro would send, now, and answers what became of it at each recipient.</summary>
public sealed class TestMail(RoundRunner rounds, MacroActionCatalog actions, ChannelCatalog channels)
{
    private const string Mark = "Test: ";

    /// <param name="accountId">The account the mail is about.</param>
    /// <param name="recipients">Addresses and words; the macro's own where null.</param>
    public async Task<IReadOnlyList<TestedRecipient>> SendAsync(
        MacroDefinition definition, long accountId, IReadOnlyList<string>? recipients, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(definition, accountId, recipients, cancellationToken);
        var results = new List<TestedRecipient>();
        foreach (var message in prepared.Messages)
        {
            results.Add(new TestedRecipient(message.To, await channels.Find(Delivery.Email)!.SendAsync(message, cancellationToken)));
        }

        await RecordAsync(results.Exists(one => one.Result is SendResult.Accepted), cancellationToken);
        return [.. results, .. prepared.Nobody.Select(word => new TestedRecipient(word, null))];
    }

    /// <summary>Tries the mail settings as they are saved.</summary>
    public async Task<SendResult> SendGreetingAsync(string to, CancellationToken cancellationToken)
    {
        const string Text = "This is a test of the mail settings of Account Health. If you read it, mail arrives.";
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        var content = new MailContent($"{Mark}mail from Account Health arrives", Text + "\n", $"<!doctype html><html lang=\"en\"><body><p>{Text}</p></body></html>");
        var result = await channels.Find(Delivery.Email)!.SendAsync(new OutgoingMessage(MessageIds.New(settings.Mail), to, content), cancellationToken);
        await RecordAsync(result is SendResult.Accepted, cancellationToken);
        return result;
    }

    private Task RecordAsync(bool isAccepted, CancellationToken cancellationToken) =>
        isAccepted ? rounds.RunAsync(round => AcceptedTest.RecordAsync(round, cancellationToken), cancellationToken) : Task.CompletedTask;

    private Task<(List<OutgoingMessage> Messages, IReadOnlyList<string> Nobody)> PrepareAsync(
        MacroDefinition definition, long accountId, IReadOnlyList<string>? recipients, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var account = await AccountGraph.Of(round.Context).SingleAsync(one => one.Id == accountId, cancellationToken);
            var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
            var told = recipients ?? actions.Find(definition.Action)!.Recipients(definition.Fields);
            var resolved = RecipientWords.Resolve(told, account.OwnerEmail, people.Admins);
            var content = MailComposer.Compose(
                [MailItems.Of(Notice(account, definition, round), account, round.Rules, round.Now)], round.MailContext);
            content = content with { Subject = Mark + content.Subject };
            return (resolved.Addresses.Select(to => new OutgoingMessage(MessageIds.New(round.Settings.Mail), to, content)).ToList(), resolved.Nobody);
        },
        cancellationToken);

    /// <summary>The notice that is nearest to being told: of the deactivation, or of the lead day that comes next.</summary>
    private Notice Notice(Account account, MacroDefinition definition, Round round)
    {
        var days = account.Verdict.DeactivatesAt.Instant is { } date ? Instants.DaysLeft(date, round.Now) : 0;
        var leads = actions.Find(definition.Action)!.LeadDays(definition.Fields).Where(lead => lead > 0).Order().ToList();
        return new Notice
        {
            AccountId = account.Id,
            Kind = account.Verdict.IsDeactivated || !account.Verdict.DeactivatesAt.IsDated ? NoticeKind.Deactivated : NoticeKind.PreDeactivation,
            LeadDay = leads.Find(lead => lead >= days),
            DeactivatesAt = account.Verdict.DeactivatesAt,
            AuthorizationId = account.Verdict.LastingId,
        };
    }
}

/// <param name="Result">What the other side said; null for a recipient word that stands for nobody.</param>
public sealed record TestedRecipient(string To, SendResult? Result);
