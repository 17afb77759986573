using AccountHealth.Core.Macros;
using AccountHealth.Core.Timeline;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people do to macros. Every account that a change reaches is judged in the same transaction.</summary>
public sealed class MacroChanges(RoundRunner rounds, MacroActionCatalog actions)
{
    /// <summary>Creates a macro, or changes the one with that id, and applies it to the accounts that match.</summary>
    /// <param name="id">The macro to change; null for the one with the definition's name, or a new one.</param>
    public Task<MacroSaved> SaveAsync(long? id, MacroDefinition definition, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var macros = round.Context.Macros;
            var name = definition.Name.Trim();
            var sameName = await macros.FirstOrDefaultAsync(macro => macro.Name == name, cancellationToken);
            var macro = id is null ? sameName : await macros.FindAsync([id], cancellationToken);
            var errors = await ErrorsAsync(round, definition with { Name = name }, cancellationToken);
            if (sameName is not null && macro is not null && sameName.Id != macro.Id)
            {
                errors.Add(new FieldError("name", $"There is a macro '{name}' already: choose another name."));
            }

            if (errors.Count > 0)
            {
                return new MacroSaved(0, false, 0, errors);
            }

            var isNew = macro is null;
            if (macro is null)
            {
                macros.Add(macro = new Macro());
            }

            macro.Name = name;
            macro.Description = definition.Description.Trim();
            macro.Action = definition.Action;
            macro.Fields = MacroFieldRules.Normalize(definition.Fields, actions.Find(definition.Action)!.Descriptor);
            macro.Accounts = definition.Accounts;
            macro.NewAccounts = definition.NewAccounts;
            macro.SavedAt = round.Now;
            await round.Context.SaveChangesAsync(cancellationToken);
            return new MacroSaved(macro.Id, isNew, await ApplyFilterAsync(round, macro, cancellationToken), []);
        },
        cancellationToken);

    /// <summary>Deletes the macro. What it told stays on record.</summary>
    public Task DeleteAsync(long id, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            round.Touch(await Applied(round, id).Select(one => one.AccountId).ToListAsync(cancellationToken));
            await round.Context.Macros.Where(macro => macro.Id == id).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Applies the macro to these accounts, whether they match its filter or not.</summary>
    public Task ApplyAsync(long id, IReadOnlyCollection<long> accounts, string by, CancellationToken cancellationToken) =>
        SetAsync(id, accounts, MacroOrigin.Selection, "applied", by, cancellationToken);

    /// <summary>Removes the macro from these accounts; its filter does not bring it back.</summary>
    public Task RemoveAsync(long id, IReadOnlyCollection<long> accounts, string by, CancellationToken cancellationToken) =>
        SetAsync(id, accounts, MacroOrigin.Removed, "removed", by, cancellationToken);

    private Task SetAsync(
        long id, IReadOnlyCollection<long> accounts, MacroOrigin origin, string done, string by, CancellationToken cancellationToken) =>
        rounds.RunAsync(
            async round =>
            {
                var macro = await round.Context.Macros.SingleAsync(one => one.Id == id, cancellationToken);
                foreach (var ids in accounts.Chunk(1000))
                {
                    var rows = await round.Context.MacroAccounts
                        .Where(one => one.MacroId == id && ids.Contains(one.AccountId)).ToDictionaryAsync(one => one.AccountId, cancellationToken);
                    var loaded = await round.Context.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)).ToListAsync(cancellationToken);
                    foreach (var account in loaded)
                    {
                        var row = rows.GetValueOrDefault(account.Id);
                        if (row is null ? origin == MacroOrigin.Removed : row.IsApplied == (origin != MacroOrigin.Removed))
                        {
                            continue;
                        }

                        if (row is null)
                        {
                            round.Context.MacroAccounts.Add(row = new MacroAccount { MacroId = id, AccountId = account.Id });
                        }

                        row.Origin = origin;
                        round.Record(account, $"Macro “{macro.Name}” {done}", "", by, TimelineKind.Macro);
                        round.Touch(account.Id);
                    }
                }
            },
            cancellationToken);

    /// <summary>Brings the macro to all accounts that match and takes it from those that no longer do; answers how many have it.</summary>
    private static async Task<int> ApplyFilterAsync(Round round, Macro macro, CancellationToken cancellationToken)
    {
        var context = round.Context;
        var matching = (await context.Accounts.Matching(macro.Accounts).Select(account => account.Id).ToListAsync(cancellationToken)).ToHashSet();
        var rows = await context.MacroAccounts.Where(one => one.MacroId == macro.Id).ToListAsync(cancellationToken);
        // Those that lose it and those that keep it: what it says may have changed.
        round.Touch(rows.Where(row => row.IsApplied).Select(row => row.AccountId));
        var gone = rows.Where(row => row.Origin == MacroOrigin.Filter && !matching.Contains(row.AccountId)).ToList();
        context.MacroAccounts.RemoveRange(gone);
        matching.ExceptWith(rows.Select(row => row.AccountId));
        context.MacroAccounts.AddRange(matching.Select(account => new MacroAccount { MacroId = macro.Id, AccountId = account, Origin = MacroOrigin.Filter }));
        round.Touch(matching);
        return rows.Count(row => row.IsApplied) - gone.Count + matching.Count;
    }

    private async Task<List<FieldError>> ErrorsAsync(Round round, MacroDefinition definition, CancellationToken cancellationToken)
    {
        if (actions.Find(definition.Action) is not { } action)
        {
            return [new FieldError("action", $"There is no action '{definition.Action}': use {string.Join(", ", actions.All.Select(one => one.Descriptor.Id))}.")];
        }

        var errors = MacroFieldRules.Check(definition.Name, definition.Fields, action.Descriptor).ToList();
        var ids = definition.Accounts.Ids.ToList();
        var known = await round.Context.Accounts.Where(account => ids.Contains(account.Key)).Select(account => account.Key).ToListAsync(cancellationToken);
        errors.AddRange(ids.Except(known).Select(id => new FieldError("accounts.ids", $"There is no account '{id}': write network/kind/id.")));
        return errors;
    }

    private static IQueryable<MacroAccount> Applied(Round round, long id) =>
        round.Context.MacroAccounts.Where(one => one.MacroId == id && one.Origin != MacroOrigin.Removed);
}
