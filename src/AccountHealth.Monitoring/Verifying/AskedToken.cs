using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>A token that a network is to be asked about.</summary>
/// <param name="Network">The network that signed its login in.</param>
internal sealed record AskedToken(long Id, string Network, string App, TokenQuestion Question);

/// <summary>Reads tokens with their secrets, for no longer than the question takes.</summary>
internal static class AskedTokens
{
    public static async Task<IReadOnlyList<AskedToken>> ReadAsync(
        AccountHealthContext context, SecretCipher cipher, NetworkCatalog networks, IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tokens = await context.Tokens.AsNoTracking().Include(token => token.Login)
            .Include(token => token.Authorizations.Where(one => one.WithdrawnAt == null)).ThenInclude(one => one.Account)
            .AsSplitQuery().Where(token => ids.Contains(token.Id)).ToListAsync(cancellationToken);
        var secrets = await context.TokenSecrets.AsNoTracking().Where(secret => ids.Contains(secret.UserTokenId))
            .ToDictionaryAsync(secret => secret.UserTokenId, cancellationToken);
        return [.. tokens.Where(token => secrets.ContainsKey(token.Id)).Select(token => Of(token, secrets[token.Id], cipher, networks, now))];
    }

    private static AskedToken Of(UserToken token, TokenSecret secret, SecretCipher cipher, NetworkCatalog networks, DateTimeOffset now) => new(
        token.Id,
        token.Login.Network,
        token.App,
        new TokenQuestion
        {
            LoginId = token.Login.NativeId,
            AccessToken = cipher.DecryptReadable(secret.AccessToken),
            RefreshToken = cipher.DecryptReadable(secret.RefreshToken),
            AccessEnd = token.AccessEnd,
            RefreshEnd = token.RefreshEnd,
            IssuedAt = token.IssuedAt,
            MintedAt = token.MintedAt,
            UsedAt = new[] { token.LastUsedAt, token.IssuedAt, token.MintedAt, token.RefreshedAt }.Max(),
            InactivityLimit = networks[token.Login.Network].Lifespan(ClockKind.Inactivity)?.Length,
            Scopes = token.Scopes,
            Accounts = [.. token.Authorizations.Select(one => new AskedAccount(one.Id, one.Account.Network, one.Account.Kind, one.Account.NativeId))],
            Edition = token.Edition,
            Now = now,
        });
}
