using System.Security.Cryptography;
using System.Text;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Grants;

/// <summary>Codes, grants and tokens of all networks. Lives are the network's; single use and PKCE are the same for all.</summary>
internal sealed class GrantBook
{
    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly List<Grant> _grants = [];

    public IReadOnlyCollection<Token> Tokens => _tokens.Values;

    public IEnumerable<Grant> Of(Login login) => _grants.Where(grant => grant.Login == login);

    public Grant Add(Grant grant)
    {
        _grants.Add(grant);
        return grant;
    }

    public Code AddCode(Code code)
    {
        _codes[code.Value] = code;
        return code;
    }

    /// <summary>Exchanges a code, once: the grant, or why not.</summary>
    /// <param name="redirect">Null where the network does not ask for it again at the exchange.</param>
    public (Grant? Grant, CodeRefusal Refusal) Redeem(string? value, App app, string? redirect, string? verifier, DateTimeOffset now)
    {
        var code = value is null ? null : _codes.GetValueOrDefault(value);
        var refusal = code switch
        {
            null => CodeRefusal.Unknown,
            _ when code.Grant.App != app => CodeRefusal.OtherApp,
            { Used: true } => CodeRefusal.Used,
            _ when code.Ends <= now => CodeRefusal.Expired,
            _ when redirect is not null && redirect != code.RedirectUri => CodeRefusal.WrongRedirect,
            _ when !Answers(verifier, code) => CodeRefusal.WrongVerifier,
            _ => CodeRefusal.None,
        };
        if (refusal != CodeRefusal.None)
        {
            return (null, refusal);
        }

        code!.Used = true;
        return (Add(code.Grant), CodeRefusal.None);
    }

    /// <summary>The token of that network with that value and kind (any kind where none is named).</summary>
    public Token? Find(string network, string? value, string? kind = null) =>
        value is not null && _tokens.TryGetValue(value, out var token) && token.Grant.App.Network == network && (kind is null || token.Kind == kind)
            ? token
            : null;

    public Token Issue(Grant grant, string kind, string prefix, DateTimeOffset now, TimeSpan? life, Account? account = null)
    {
        var token = new Token(prefix + NativeIds.Secret(), kind, grant)
        {
            IssuedAt = now,
            Ends = now + life,
            LastUsedAt = now,
            Account = account,
        };
        _tokens.Add(token.Value, token);
        grant.Tokens.Add(token);
        return token;
    }

    public Token IssueAccess(Grant grant, NetworkTraits network, DateTimeOffset now) =>
        Issue(grant, Token.Access, network.AccessPrefix, now, network.AccessLife);

    public Token IssueRefresh(Grant grant, NetworkTraits network, DateTimeOffset now) =>
        Issue(grant, Token.Refresh, network.RefreshPrefix, now, network.RefreshLife);

    /// <summary>Kills all tokens of a grant that still live; the first cause stays.</summary>
    public static void Kill(Grant grant, string cause)
    {
        foreach (var token in grant.Tokens)
        {
            token.Cause ??= cause;
        }
    }

    private static bool Answers(string? verifier, Code code) => (code.Challenge, code.ChallengeMethod) switch
    {
        (null, _) => true,
        _ when verifier is null => false,
        (_, "S256") => code.Challenge == Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
        _ => code.Challenge == verifier,
    };

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
