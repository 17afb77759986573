using AccountHealth.Core.Accounts;
using AccountHealth.Core.Import;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Import;

/// <summary>Counts what an import does, over all of its chunks.</summary>
internal sealed class ImportLedger
{
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _logins = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset? RenewedAt, TokenHealth Health)> _tokenStates = new(StringComparer.Ordinal);
    private readonly List<ImportChange> _changes = [];
    private int _tokensAdded;
    private int _tokensRenewed;

    /// <summary>The authorization that was first in the order, of accounts whose order the file changes.</summary>
    public Dictionary<long, long> FirstBefore { get; } = [];

    /// <summary>Whether this is the first row that speaks of the token: one row is enough, because all agree.</summary>
    public bool IsFirstOf(ImportToken token) => _tokens.Add(token.Key);

    public bool IsFirstOfLogin(ImportToken token) => _logins.Add(token.LoginKey);

    public bool IsFirstOf(ImportAccount account) => !_accounts.Contains(account.Key);

    public bool IsAdded(string accountKey) => _added.Contains(accountKey);

    /// <summary>Keeps what a row made of the token, for later chunks of a preview: they read it as it is stored.</summary>
    public void Remember(ImportToken row, UserToken token) => _tokenStates[row.Key] = (token.RenewedAt, token.Health);

    public void Recall(ImportToken row, UserToken token)
    {
        if (_tokenStates.TryGetValue(row.Key, out var state))
        {
            (token.RenewedAt, token.Health) = state;
        }
    }

    public void TokenAdded() => _tokensAdded++;

    public void TokenRenewed() => _tokensRenewed++;

    public void FirstWas(Account account) =>
        FirstBefore.TryAdd(account.Id, account.Authorizations.OrderBy(one => one.Order).ThenBy(one => one.Id).First().Id);

    public void Row(ImportRow row, string name, bool isNew, IReadOnlyList<string> what)
    {
        _accounts.Add(row.Account.Key);
        if (isNew)
        {
            _added.Add(row.Account.Key);
        }

        if (what.Count > 0)
        {
            _changed.Add(row.Account.Key);
            _changes.Add(new ImportChange(row.Line, row.Account.Key, name, IsAdded(row.Account.Key), string.Join(", ", what)));
        }
    }

    public ImportResult Complete(ImportResult result) => result with
    {
        AccountsAdded = _added.Count,
        AccountsChanged = _changed.Count(key => !_added.Contains(key)),
        AccountsUnchanged = _accounts.Count - _changed.Count,
        TokensAdded = _tokensAdded,
        TokensRenewed = _tokensRenewed,
        Changes = _changes,
    };
}
