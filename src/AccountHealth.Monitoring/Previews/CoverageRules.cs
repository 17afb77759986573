using System.Linq.Expressions;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Previews;

/// <summary>
/// Which accounts have which gap, as conditions that the database evaluates. A gap that no account can have, as things
/// stand, has none.
/// </summary>
internal sealed class CoverageRules(
    IReadOnlyCollection<Macro> macros, MacroActionCatalog actions, NetworkCatalog networks, IReadOnlyList<string> admins, IReadOnlyList<string> refused)
{
    private static readonly Expression<Func<Account, bool>> Speaks = account => account.Verdict.Status != AccountStatus.Paused;

    private static readonly Expression<Func<Account, bool>> HasMacro =
        account => account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed);

    /// <summary>The condition of every gap that an account may have.</summary>
    public IReadOnlyDictionary<CoverageGap, Expression<Func<Account, bool>>> All() =>
        Enum.GetValues<CoverageGap>().Select(gap => (gap, condition: Of(gap))).Where(one => one.condition is not null)
            .ToDictionary(one => one.gap, one => one.gap == CoverageGap.Paused ? one.condition! : Speaks.And(one.condition!));

    private Expression<Func<Account, bool>>? Of(CoverageGap gap) => gap switch
    {
        CoverageGap.NoMacro => account => account.Macros.All(macro => macro.Origin == MacroOrigin.Removed),
        CoverageGap.NoRecipient => admins.Count > 0 ? null : NoRecipient(),
        CoverageGap.UnknownEnd => account => account.Verdict.Usable > 0 && account.Verdict.DeactivatesAt == End.Unknown,
        CoverageGap.MailRefused => refused.Count == 0 ? null : MailRefused(),
        CoverageGap.NoOwner => NoOwner(),
        CoverageGap.LeadTooLong => LeadTooLong(),
        CoverageGap.OnePerson => account => account.Verdict.People == 1,
        _ => account => account.Verdict.Status == AccountStatus.Paused,
    };

    /// <summary>No address among the recipients, and the words stand for nobody.</summary>
    private Expression<Func<Account, bool>> NoRecipient()
    {
        var withAddress = Telling(recipient => !RecipientWords.IsWord(recipient));
        var forOwner = Telling(IsOwner);
        return HasMacro.And(account => !account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed
            && (withAddress.Contains(macro.MacroId) || (account.OwnerEmail != "" && forOwner.Contains(macro.MacroId)))));
    }

    private Expression<Func<Account, bool>> NoOwner()
    {
        var forOwner = Telling(IsOwner);
        return account => account.OwnerEmail == ""
            && account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed && forOwner.Contains(macro.MacroId));
    }

    /// <summary>The owner hears of every deactivation, the others through macros. Admins count as one: one who is reached is enough.</summary>
    private Expression<Func<Account, bool>> MailRefused()
    {
        var addresses = refused.ToList();
        var noAdminReached = admins.Count > 0 && admins.All(addresses.Contains);
        var toRefused = Telling(recipient => addresses.Contains(recipient) || (noAdminReached && IsAdmins(recipient)));
        return account => addresses.Contains(account.OwnerEmail)
            || account.Macros.Any(macro => macro.Origin != MacroOrigin.Removed && toRefused.Contains(macro.MacroId));
    }

    /// <summary>The token lives no longer than the tightest lead day: it would ring from the first hour on, and mean nothing.</summary>
    private Expression<Func<Account, bool>>? LeadTooLong()
    {
        var tightest = macros.ToDictionary(macro => macro.Id, macro => actions.LeadDaysOf(macro).Where(day => day > 0).DefaultIfEmpty().Min());
        var conditions =
            from network in networks.All
            from lifespan in network.Lifespans
            let tooLong = tightest.Where(macro => macro.Value >= lifespan.Length?.TotalDays).Select(macro => macro.Key).ToList()
            where tooLong.Count > 0
            select LivesOn(network.Id, lifespan.Clock, tooLong);
        var all = conditions.ToList();
        return all.Count == 0 ? null : HasMacro.And(Conditions.Any(all));
    }

    private static Expression<Func<Account, bool>> LivesOn(string network, ClockKind clock, List<long> tooLong) => account =>
        account.Verdict.Usable > 0
        && account.Macros.All(macro => macro.Origin == MacroOrigin.Removed || tooLong.Contains(macro.MacroId))
        && account.Authorizations.Any(one =>
            one.Id == account.Verdict.LastingId && one.Token.Login.Network == network && one.Verdict.BindingClock == clock);

    /// <summary>Ids of the macros that tell such a recipient.</summary>
    private List<long> Telling(Func<string, bool> isSuch) =>
        [.. macros.Where(macro => actions.RecipientsOf(macro).Any(isSuch)).Select(macro => macro.Id)];

    private static bool IsOwner(string recipient) => string.Equals(recipient, RecipientWords.Owner, StringComparison.OrdinalIgnoreCase);

    private static bool IsAdmins(string recipient) => string.Equals(recipient, RecipientWords.Admins, StringComparison.OrdinalIgnoreCase);
}
