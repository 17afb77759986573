using AccountHealth.Core.Tokens;

namespace AccountHealth.Data.Secrets;

/// <summary>A token's secrets, encrypted, in a table of their own so that no list drags them along.</summary>
internal sealed class TokenSecret
{
    public long UserTokenId { get; set; }

    public UserToken Token { get; set; } = null!;

    public byte[]? AccessToken { get; set; }

    public byte[]? RefreshToken { get; set; }
}
