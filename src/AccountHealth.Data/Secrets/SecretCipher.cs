using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Secret = AccountHealth.Core.Tokens.Secret;

namespace AccountHealth.Data.Secrets;

/// <summary>Encrypts secrets before they are stored. The keys lie beside the database, not in it.</summary>
public sealed class SecretCipher(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("AccountHealth.Secrets.v1");

    public byte[]? Encrypt(Secret? secret) =>
        secret is null ? null : _protector.Protect(Encoding.UTF8.GetBytes(secret.Reveal()));

    /// <exception cref="CryptographicException">The keys are not the ones it was encrypted with.</exception>
    public Secret? Decrypt(byte[]? cipher) =>
        cipher is null ? null : new Secret(Encoding.UTF8.GetString(_protector.Unprotect(cipher)));

    /// <summary>As <see cref="Decrypt"/>; one that was encrypted with other keys is as good as none.</summary>
    public Secret? DecryptReadable(byte[]? cipher)
    {
        try
        {
            return Decrypt(cipher);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public byte[] EncryptBytes(byte[] plain) => _protector.Protect(plain);

    public byte[] DecryptBytes(byte[] cipher) => _protector.Unprotect(cipher);
}
