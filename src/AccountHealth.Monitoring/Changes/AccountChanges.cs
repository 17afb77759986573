using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people do to accounts, one or many at a time.</summary>
public sealed class AccountChanges(RoundRunner rounds)
{
    private const int Chunk = 1000;

    /// <summary>Sets the owner; an empty address for none.</summary>
    public Task SetOwnerAsync(IReadOnlyCollection<long> accounts, string email, string by, CancellationToken cancellationToken) =>
        EachAsync(accounts, (round, macros, account) =>
        {
            if (account.OwnerEmail == email)
            {
                return;
            }

            account.OwnerEmail = email;
            AccountMerge.Finish(account, macros);
            round.Record(account, email.Length > 0 ? $"Owner is {email}" : "Owner removed", "", by);
        }, cancellationToken);

    /// <summary>Adds and removes tags.</summary>
    public Task SetTagsAsync(
        IReadOnlyCollection<long> accounts, IReadOnlyList<string> add, IReadOnlyList<string> remove, string by, CancellationToken cancellationToken) =>
        EachAsync(accounts, (round, macros, account) =>
        {
            var before = account.Tags.Count;
            var removed = account.Tags.RemoveAll(tag => remove.Contains(tag.Tag));
            account.Tags.AddRange(add.Where(tag => account.Tags.All(one => one.Tag != tag)).Select(tag => new AccountTag { Tag = tag }));
            if (removed == 0 && account.Tags.Count == before)
            {
                return;
            }

            AccountMerge.Finish(account, macros);
            round.Record(account, $"Tags are {string.Join(", ", account.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal))}", "", by);
        }, cancellationToken);

    /// <param name="zone">IANA id; empty for the installation's own.</param>
    public Task SetTimeZoneAsync(long account, string zone, string by, CancellationToken cancellationToken) =>
        EachAsync([account], (round, _, one) =>
        {
            one.TimeZone = zone;
            round.Record(one, zone.Length > 0 ? $"Time zone is {zone}" : "Time zone is the installation’s", "", by);
        }, cancellationToken);

    /// <summary>The accounts say nothing until resumed, or until then.</summary>
    public Task PauseAsync(IReadOnlyCollection<long> accounts, DateTimeOffset? until, string by, CancellationToken cancellationToken) =>
        EachAsync(accounts, (round, _, account) =>
        {
            account.Pause = new Pause(round.Now, by, until);
            round.Record(account, until is { } end ? $"Paused until {end.UtcDateTime:d MMM yyyy HH:mm} UTC" : "Paused", "", by);
        }, cancellationToken);

    public Task ResumeAsync(IReadOnlyCollection<long> accounts, string by, CancellationToken cancellationToken) =>
        EachAsync(accounts, (round, _, account) =>
        {
            if (account.Pause is not null)
            {
                account.Pause = null;
                round.Record(account, "Resumed", "", by);
            }
        }, cancellationToken);

    /// <summary>Somebody works on the repair: no reminders until then.</summary>
    public Task SnoozeAsync(long account, DateTimeOffset until, string reason, string by, CancellationToken cancellationToken) =>
        EachAsync([account], (round, _, one) =>
        {
            one.Snooze = new Snooze(until, by, reason, one.Verdict.Generation);
            round.Record(one, $"{by} is on it until {until.UtcDateTime:d MMM yyyy HH:mm} UTC", reason, by);
        }, cancellationToken);

    public Task EndSnoozeAsync(long account, string by, CancellationToken cancellationToken) =>
        EachAsync([account], (round, _, one) =>
        {
            one.Snooze = null;
            round.Record(one, "Snooze ended", "", by);
        }, cancellationToken);

    /// <summary>Something that every verdict or every notice depends on has changed: all accounts are judged.</summary>
    public Task JudgeAllAsync(Action<int, int>? progress, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            round.OnJudged = progress;
            round.Touch(await round.Context.Accounts.Select(account => account.Id).ToListAsync(cancellationToken));
        },
        cancellationToken);

    private Task EachAsync(
        IReadOnlyCollection<long> accounts, Action<Round, IReadOnlyList<Macro>, Account> change, CancellationToken cancellationToken) =>
        rounds.RunAsync(
            async round =>
            {
                var macros = await round.Context.Macros.AsNoTracking().Where(macro => macro.NewAccounts).ToListAsync(cancellationToken);
                foreach (var ids in accounts.Chunk(Chunk))
                {
                    var loaded = await round.Context.Accounts.AsSplitQuery().Include(account => account.Tags).Include(account => account.Macros)
                        .Where(account => ids.Contains(account.Id)).ToListAsync(cancellationToken);
                    loaded.ForEach(account => change(round, macros, account));
                    round.Touch(ids);
                }
            },
            cancellationToken);
}
