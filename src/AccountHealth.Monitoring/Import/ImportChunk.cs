using AccountHealth.Core.Accounts;
using AccountHealth.Core.Import;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Import;

/// <summary>Some hundred rows, with everything in the database that they speak of.</summary>
internal sealed class ImportChunk
{
    private readonly AccountHealthContext _context;
    private readonly HashSet<UserToken> _changedTokens = [];
    private readonly HashSet<Account> _changedAccounts = [];
    private readonly HashSet<Login> _movedLogins = [];

    private ImportChunk(AccountHealthContext context) => _context = context;

    private Dictionary<string, Account> Accounts { get; init; } = [];

    private Dictionary<string, UserToken> Tokens { get; init; } = [];

    private Dictionary<string, Login> Logins { get; init; } = [];

    private Dictionary<string, Person> People { get; init; } = [];

    private Dictionary<long, TokenSecret> Secrets { get; init; } = [];

    public static async Task<ImportChunk> LoadAsync(
        AccountHealthContext context, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(row => row.Account.Key).Distinct().ToList();
        var tokens = rows.Select(row => row.Token).OfType<ImportToken>().ToList();
        var userIds = tokens.Select(token => token.UserId).Distinct().ToList();
        var emails = tokens.Select(token => Person.KeyOf(token.UserEmail)).OfType<string>().Distinct().ToList();
        // Ids of two networks may collide; the dictionaries keep them apart.
        var logins = await context.Logins.Include(login => login.Person).Where(login => userIds.Contains(login.NativeId)).ToListAsync(cancellationToken);
        var loginIds = logins.Select(login => login.Id).ToList();
        var stored = await context.Tokens.Where(token => loginIds.Contains(token.LoginId)).ToListAsync(cancellationToken);
        var storedIds = stored.Where(token => token.HasSecret).Select(token => token.Id).ToList();
        var byLogin = logins.ToDictionary(login => login.Id);
        // A preview does not track, and so does not connect them by itself.
        stored.ForEach(token => token.Login = byLogin[token.LoginId]);
        return new ImportChunk(context)
        {
            Accounts = await context.Accounts.AsSplitQuery()
                .Include(account => account.Tags).Include(account => account.Macros)
                .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login)
                .Where(account => keys.Contains(account.Key))
                .ToDictionaryAsync(account => account.Key, cancellationToken),
            Logins = logins.ToDictionary(login => $"{login.Network}/{login.NativeId}"),
            Tokens = stored.ToDictionary(token => $"{byLogin[token.LoginId].Network}/{byLogin[token.LoginId].NativeId}/{token.App}"),
            People = await PeopleAsync(context, emails, cancellationToken),
            Secrets = await context.TokenSecrets.Where(secret => storedIds.Contains(secret.UserTokenId))
                .ToDictionaryAsync(secret => secret.UserTokenId, cancellationToken),
        };
    }

    public void Apply(IReadOnlyList<ImportRow> rows, ImportTarget target)
    {
        foreach (var row in rows)
        {
            var changes = new List<string>();
            var isNew = Account(row.Account, target, changes, out var account);

            if (row.Token is { } token)
            {
                var stored = Token(token, target, changes);
                AuthorizationMerge.Apply(account, stored, row, target, changes);
                if (changes.Count > 0)
                {
                    _changedTokens.Add(stored);
                    if (target.IsPreview)
                    {
                        target.Ledger.Remember(token, stored);
                    }
                }
            }

            target.Ledger.Row(row, account.Name, isNew, changes);
            if (changes.Count > 0)
            {
                _changedAccounts.Add(account);
            }
        }
    }

    /// <summary>Everything whose verdict may differ now: these accounts, and all that hang on a token or a person that changed.</summary>
    public async Task TouchAsync(Round round, CancellationToken cancellationToken)
    {
        round.Touch(_changedAccounts.Select(account => account.Id));
        var tokenIds = _changedTokens.Select(token => token.Id).ToList();
        var loginIds = _movedLogins.Select(login => login.Id).ToList();
        round.Touch(await _context.Authorizations
            .Where(one => tokenIds.Contains(one.UserTokenId) || loginIds.Contains(one.Token.LoginId))
            .Select(one => one.AccountId).ToListAsync(cancellationToken));
        var renewed = _changedTokens.Where(token => token.RenewedAt == round.Now).Select(token => token.Id).ToList();
        foreach (var authorization in await _context.Authorizations
            .Where(one => renewed.Contains(one.UserTokenId) && one.Finding != null && one.Finding.At < round.Now)
            .ToListAsync(cancellationToken))
        {
            // Also on accounts that the file does not name: the reason stood against the older token.
            authorization.Finding = null;
        }

        await _context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>People by their address, and by the address of whoever was merged into them.</summary>
    private static async Task<Dictionary<string, Person>> PeopleAsync(
        AccountHealthContext context, List<string> emails, CancellationToken cancellationToken)
    {
        var people = await context.People.Where(person => person.Email != null && emails.Contains(person.Email))
            .ToDictionaryAsync(person => person.Email!, cancellationToken);
        foreach (var alias in await context.PersonAliases.Include(alias => alias.Person)
            .Where(alias => emails.Contains(alias.Email)).ToListAsync(cancellationToken))
        {
            people.TryAdd(alias.Email, alias.Person);
        }

        return people;
    }

    private bool Account(ImportAccount row, ImportTarget target, List<string> changes, out Account account)
    {
        if (Accounts.TryGetValue(row.Key, out var known))
        {
            account = known;
            AccountMerge.Update(account, row, target, target.Ledger.IsFirstOf(row) ? changes : []);
            return false;
        }

        account = AccountMerge.New(row, target);
        Accounts.Add(row.Key, account);
        // A preview has not stored what an earlier chunk added.
        if (target.Ledger.IsAdded(row.Key))
        {
            return false;
        }

        changes.Add("new account");
        if (!target.IsPreview)
        {
            _context.Accounts.Add(account);
        }

        return true;
    }

    private UserToken Token(ImportToken row, ImportTarget target, List<string> changes)
    {
        if (!Tokens.TryGetValue(row.Key, out var token))
        {
            token = new UserToken { Login = Login(row, target, changes), App = row.App };
            Tokens.Add(row.Key, token);
            TokenMerge.Replace(token, row);
            target.Ledger.Recall(row, token);
            Keep(token, row, target);
            if (!target.IsPreview)
            {
                _context.Tokens.Add(token);
            }

            if (target.Ledger.IsFirstOf(row))
            {
                target.Ledger.TokenAdded();
            }

            return token;
        }

        token.Login = Login(row, target, changes);
        if (!target.Ledger.IsFirstOf(row))
        {
            target.Ledger.Recall(row, token);
            return token;
        }

        var secret = Secrets.GetValueOrDefault(token.Id);
        var isNewer = ImportRules.IsNewer(row, token, Decrypted(secret, row, target));
        if (isNewer)
        {
            TokenMerge.Renew(token, row, target.Now);
            Keep(token, row, target);
            target.Ledger.TokenRenewed();
            changes.Add("newer token");
        }

        if (TokenMerge.UsedLater(token, row) && !isNewer)
        {
            changes.Add("later last use");
        }

        if (changes.Count > 0)
        {
            _changedTokens.Add(token);
        }

        return token;
    }

    private Login Login(ImportToken row, ImportTarget target, List<string> changes)
    {
        var login = Logins.GetValueOrDefault(row.LoginKey);
        if (login is null)
        {
            Logins.Add(row.LoginKey, login = new Login { Network = row.LoginNetwork, NativeId = row.UserId });
        }

        var isFirst = target.Ledger.IsFirstOfLogin(row);
        if (LoginMerge.Apply(login, row, People))
        {
            _movedLogins.Add(login);
            if (isFirst)
            {
                changes.Add($"address of {login.DisplayName}");
            }
        }

        return login;
    }

    /// <summary>Keeps the secrets of the row; an empty one leaves what is stored.</summary>
    private void Keep(UserToken token, ImportToken row, ImportTarget target)
    {
        if (!row.HasSecret || target.IsPreview)
        {
            return;
        }

        if (!Secrets.TryGetValue(token.Id, out var secret))
        {
            _context.TokenSecrets.Add(secret = new TokenSecret { Token = token });
        }

        secret.AccessToken = target.Cipher.Encrypt(row.AccessToken) ?? secret.AccessToken;
        secret.RefreshToken = target.Cipher.Encrypt(row.RefreshToken) ?? secret.RefreshToken;
    }

    private static StoredSecret Decrypted(TokenSecret? secret, ImportToken row, ImportTarget target) =>
        secret is null || !row.HasSecret
            ? StoredSecret.None
            : new StoredSecret(target.Cipher.DecryptReadable(secret.AccessToken), target.Cipher.DecryptReadable(secret.RefreshToken));
}
