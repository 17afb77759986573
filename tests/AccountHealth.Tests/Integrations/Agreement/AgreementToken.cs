using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>A token that was just connected, with every account that it was offered for.</summary>
internal sealed record AgreementToken(AgreementWorld World, Grant Grant, IReadOnlyList<OfferedAccount> Accounts)
{
    /// <summary>What is stored of it.</summary>
    public TokenQuestion Question => new()
    {
        LoginId = Grant.Login!.NativeId,
        AccessToken = Grant.AccessToken,
        RefreshToken = Grant.RefreshToken,
        AccessEnd = Grant.AccessEnd,
        RefreshEnd = Grant.RefreshEnd,
        IssuedAt = Grant.At,
        MintedAt = Grant.At,
        UsedAt = Grant.At,
        InactivityLimit = World.Connector.Descriptor.Lifespan(ClockKind.Inactivity)?.Length,
        Scopes = Grant.Scopes,
        Accounts = [.. Accounts.Select((one, place) => new AskedAccount(place + 1, one.Network, one.Kind, one.NativeId))],
        Now = World.Now,
    };

    public static string NameOf(OfferedAccount account) => $"{account.Kind} {account.Name}";

    /// <summary>The account's id as the sandbox knows it.</summary>
    public string IdOf(string name) => Accounts.Single(one => NameOf(one) == name).NativeId.Split('/')[^1];

    /// <summary>Everything that an inspection found: "token TOKEN_EXPIRED", or one line for each account; empty where all is well.</summary>
    public async Task<IReadOnlyList<(string About, Problem Problem)>> ProblemsAsync()
    {
        var answer = await World.InspectAsync(Question);
        return answer.Token is { } problem
            ? [("token", problem)]
            : [.. answer.Accounts.Where(one => one.Value.Problem is not null)
                .Select(one => (NameOf(Accounts[(int)one.Key - 1]), one.Value.Problem!))
                .OrderBy(one => one.Item1, StringComparer.Ordinal)];
    }
}
