using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>A grant while the person chooses what to watch: encrypted as a whole, and gone afterwards.</summary>
internal sealed record StoredGrant(
    string AccessToken, string? RefreshToken, long AccessEnd, long RefreshEnd, long DataAccessEnd, string Scopes, GrantLogin Login, DateTimeOffset At)
{
    public static byte[] Encrypt(Grant grant, SecretCipher cipher) => cipher.EncryptBytes(JsonSerializer.SerializeToUtf8Bytes(
        new StoredGrant(
            grant.AccessToken.Reveal(),
            grant.RefreshToken?.Reveal(),
            grant.AccessEnd.SortKey,
            grant.RefreshEnd.SortKey,
            grant.DataAccessEnd.SortKey,
            grant.Scopes,
            grant.Login!,
            grant.At),
        JsonSerializerOptions.Default));

    public static Grant Decrypt(byte[] encrypted, SecretCipher cipher)
    {
        var stored = JsonSerializer.Deserialize<StoredGrant>(cipher.DecryptBytes(encrypted), JsonSerializerOptions.Default)!;
        return new Grant
        {
            AccessToken = new Secret(stored.AccessToken),
            RefreshToken = Secret.From(stored.RefreshToken),
            AccessEnd = End.FromSortKey(stored.AccessEnd),
            RefreshEnd = End.FromSortKey(stored.RefreshEnd),
            DataAccessEnd = End.FromSortKey(stored.DataAccessEnd),
            Scopes = stored.Scopes,
            Login = stored.Login,
            At = stored.At,
        };
    }

    /// <summary>Not even by accident.</summary>
    public override string ToString() => $"{Login} •••";
}
