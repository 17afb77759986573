using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>What needs a person now, grouped by whose login would mend it. Paused accounts say nothing here either.</summary>
public sealed class NeedsAttention(IDbContextFactory<AccountHealthContext> contexts)
{
    public async Task<Attention> ReadAsync(AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = context.Accounts.Within(scope).Where(account => account.Verdict.Status != AccountStatus.Paused);
        var counts = await accounts.GroupBy(_ => 1).Select(all => new
        {
            Total = all.Count(),
            Deactivated = all.Count(account => account.Verdict.Status == AccountStatus.Deactivated),
            Expiring = all.Count(account => account.Verdict.Status == AccountStatus.Expiring),
            ProbablyEnded = all.Count(account => account.Verdict.Rule == "probably-ended"),
            Nobody = all.Count(account => account.Verdict.People == 0),
            OnePerson = all.Count(account => account.Verdict.People == 1),
        }).SingleOrDefaultAsync(cancellationToken);
        return new Attention
        {
            Accounts = counts?.Total ?? 0,
            Deactivated = counts?.Deactivated ?? 0,
            Expiring = counts?.Expiring ?? 0,
            ProbablyEnded = counts?.ProbablyEnded ?? 0,
            CoveredByNobody = counts?.Nobody ?? 0,
            CoveredByOne = counts?.OnePerson ?? 0,
            RefusedMails = scope.Owner is not null ? 0 : await context.Messages.CountAsync(message => message.State == DeliveryState.Refused, cancellationToken),
            LastJudgedAt = await context.Accounts.MaxAsync(account => account.Verdict.JudgedAt, cancellationToken),
        };
    }

    /// <summary>The people behind the accounts of a status: whose login ended last, or ends last.</summary>
    public async Task<IReadOnlyList<PersonToAsk>> ByLoginAsync(AccountStatus status, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from account in context.Accounts.Within(scope)
            join one in context.Authorizations on account.Verdict.LastingId equals one.Id
            where account.Verdict.Status == status
            select new { one.Token.Login.PersonId, one.Token.Login.Person.Name, one.Token.Login.Network, account.Verdict.Reason, account.Verdict.DeactivatesAt })
            .ToListAsync(cancellationToken);
        var people = rows.GroupBy(row => row.PersonId).Select(person => new PersonToAsk(
            person.Key,
            person.First().Name,
            [.. person.Select(row => row.Network).Distinct().Order(StringComparer.Ordinal)],
            // What stands against another token is no reason for an account that is still up.
            status == AccountStatus.Deactivated ? [.. person.Select(row => row.Reason).Distinct()] : [],
            person.Count(),
            status == AccountStatus.Deactivated ? person.Max(row => row.DeactivatesAt) : person.Min(row => row.DeactivatesAt)));
        return status == AccountStatus.Deactivated
            ? [.. people.OrderByDescending(person => person.At).ThenByDescending(person => person.Accounts)]
            : [.. people.OrderBy(person => person.At).ThenByDescending(person => person.Accounts)];
    }

    /// <summary>People who alone cover accounts, those with most accounts first.</summary>
    public async Task<IReadOnlyList<PersonToAsk>> AloneAsync(AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await (
            from account in context.Accounts.Within(scope)
            join one in context.Authorizations on account.Verdict.ActiveId equals one.Id
            where account.Verdict.People == 1 && account.Verdict.Status != AccountStatus.Paused
            group one by new { one.Token.Login.PersonId, one.Token.Login.Person.Name } into person
            orderby person.Count() descending, person.Key.Name
            select new { person.Key.PersonId, person.Key.Name, Accounts = person.Count() }).ToListAsync(cancellationToken);
        return [.. people.Select(person => new PersonToAsk(person.PersonId, person.Name, [], [], person.Accounts, End.Unknown))];
    }
}

public sealed record Attention
{
    public int Accounts { get; init; }

    public int Deactivated { get; init; }

    public int Expiring { get; init; }

    public int ProbablyEnded { get; init; }

    public int CoveredByNobody { get; init; }

    public int CoveredByOne { get; init; }

    public int RefusedMails { get; init; }

    public DateTimeOffset? LastJudgedAt { get; init; }
}

/// <param name="At">The latest deactivation, or the next one.</param>
public sealed record PersonToAsk(
    long PersonId, string Name, IReadOnlyList<string> Networks, IReadOnlyList<string> Reasons, int Accounts, End At);
