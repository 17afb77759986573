using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>Accounts that nobody would be told about in time, and why.</summary>
public sealed class Coverage(RoundRunner rounds, MacroActionCatalog actions, NetworkCatalog networks)
{
    public Task<CoverageGaps> ReadAsync(CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
            var macros = await round.Context.Macros.ToListAsync(cancellationToken);
            var accounts = round.Context.Accounts.Where(account => account.Verdict.Status != AccountStatus.Paused);
            var covered = accounts.Where(account => account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed));
            var forOwner = macros.Where(macro => actions.RecipientsOf(macro).Contains(RecipientWords.Owner)).Select(macro => macro.Id).ToList();
            return new CoverageGaps
            {
                Accounts = await accounts.CountAsync(cancellationToken),
                NoMacro = await accounts.CountAsync(account => account.Macros.All(macro => macro.Origin == MacroOrigin.Removed), cancellationToken),
                NoRecipient = people.Admins.Count > 0 ? 0 : await covered.CountAsync(NoRecipient(macros, forOwner), cancellationToken),
                NoOwner = await covered.CountAsync(
                    account => account.OwnerEmail == "" && account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed && forOwner.Contains(macro.MacroId)), cancellationToken),
                UnknownEnd = await covered.CountAsync(account => account.Verdict.Usable > 0 && account.Verdict.DeactivatesAt == End.Unknown, cancellationToken),
                LeadTooLong = await LeadTooLongAsync(round, macros, cancellationToken),
            };
        },
        cancellationToken);

    /// <summary>No address among the recipients, and the words stand for nobody.</summary>
    private System.Linq.Expressions.Expression<Func<Account, bool>> NoRecipient(List<Macro> macros, List<long> forOwner)
    {
        var withAddress = macros.Where(macro => actions.RecipientsOf(macro).Any(one => !RecipientWords.IsWord(one))).Select(macro => macro.Id).ToList();
        return account => !account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed
            && (withAddress.Contains(macro.MacroId) || (account.OwnerEmail != "" && forOwner.Contains(macro.MacroId))));
    }

    /// <summary>The token lives no longer than the tightest lead day: it would ring from the first hour on, and mean nothing.</summary>
    private async Task<int> LeadTooLongAsync(Round round, List<Macro> macros, CancellationToken cancellationToken)
    {
        var tightest = macros.ToDictionary(macro => macro.Id, macro => actions.LeadDaysOf(macro).Where(day => day > 0).DefaultIfEmpty().Min());
        var longest = TimeSpan.FromDays(tightest.Values.DefaultIfEmpty().Max());
        var shortLived = networks.All.Where(network => network.Lifespans.Any(lifespan => lifespan.Length <= longest)).Select(network => network.Id).ToList();
        var rows = await (
            from applied in round.Context.MacroAccounts
            join account in round.Context.Accounts on applied.AccountId equals account.Id
            join one in round.Context.Authorizations on account.Verdict.LastingId equals one.Id
            where applied.Origin != MacroOrigin.Removed && account.Verdict.Usable > 0 && shortLived.Contains(one.Token.Login.Network)
            select new { account.Id, one.Token.Login.Network, one.Verdict.BindingClock, applied.MacroId }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Id).Count(account =>
            networks[account.First().Network].Lifespan(account.First().BindingClock)?.Length is { } life
            && account.All(row => tightest[row.MacroId] >= life.TotalDays));
    }
}

public sealed record CoverageGaps
{
    public int Accounts { get; init; }

    public int NoMacro { get; init; }

    /// <summary>Whoever should be told stands for nobody, and there is no admin.</summary>
    public int NoRecipient { get; init; }

    /// <summary>A macro tells the owner, and there is none: the admins hear of it instead.</summary>
    public int NoOwner { get; init; }

    public int UnknownEnd { get; init; }

    /// <summary>All lead days are longer than the token's whole life.</summary>
    public int LeadTooLong { get; init; }
}
