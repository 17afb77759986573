using AccountHealth.Core.Accounts;
using AccountHealth.Core.Import;
using AccountHealth.Core.Macros;
using AccountHealth.Core.People;

namespace AccountHealth.Monitoring.Import;

/// <summary>What a row says of its account, put onto the account. An empty cell says nothing.</summary>
internal static class AccountMerge
{
    public static Account New(ImportAccount row, ImportTarget target)
    {
        var account = new Account
        {
            Network = row.Network,
            Kind = row.Kind,
            NativeId = row.NativeId,
            Key = row.Key,
            Name = row.Name.Length > 0 ? row.Name : row.NativeId,
            OwnerEmail = row.OwnerEmail,
            TimeZone = row.TimeZone,
            CreatedAt = target.Now,
            ImportedFacts = row.Facts,
        };
        account.Tags.AddRange(AccountTags.Split(row.Tags).Select(tag => new AccountTag { Tag = tag }));
        Finish(account, target.Macros);
        return account;
    }

    /// <summary>Each fact that the file says as it did the last time is left alone: people may have changed it since.</summary>
    public static void Update(Account account, ImportAccount row, ImportTarget target, List<string> changes)
    {
        if (account.ImportedFacts == row.Facts || (account.Id == 0 && account.CreatedAt == target.Now))
        {
            return;
        }

        var last = row.Saying(account.ImportedFacts);
        var said = row.Over(last);
        account.ImportedFacts = said.Facts;
        Set(said.Name, last.Name, account.Name, value => account.Name = value, "name", changes);
        Set(said.OwnerEmail, last.OwnerEmail, account.OwnerEmail, value => account.OwnerEmail = value, "owner", changes);
        Set(said.TimeZone, last.TimeZone, account.TimeZone, value => account.TimeZone = value, "time zone", changes);
        var tags = AccountTags.Split(said.Tags);
        if (said.Tags != last.Tags && !tags.SequenceEqual(account.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal)))
        {
            account.Tags.RemoveAll(tag => !tags.Contains(tag.Tag));
            account.Tags.AddRange(tags.Where(tag => account.Tags.All(one => one.Tag != tag)).Select(tag => new AccountTag { Tag = tag }));
            changes.Add("tags");
        }

        Finish(account, target.Macros);
    }

    /// <summary>Brings search text and macros in line with the account's facts.</summary>
    public static void Finish(Account account, IEnumerable<Macro> macros)
    {
        account.SearchText = SearchText.Of(account.Name, account.NativeId, account.OwnerEmail);
        account.Macros.AddRange(macros
            .Where(macro => account.Macros.All(one => one.MacroId != macro.Id) && macro.Accounts.Matches(account))
            .Select(macro => new MacroAccount { MacroId = macro.Id, Origin = MacroOrigin.Filter }));
    }

    private static void Set(string said, string last, string stored, Action<string> set, string what, List<string> changes)
    {
        if (said != last && said != stored)
        {
            set(said);
            changes.Add(what);
        }
    }
}
