using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.Networks;

namespace AccountHealth.Sandbox.Consent;

/// <summary>What the app asks for, read from the query of the consent page.</summary>
internal sealed record ConsentRequest(App App, string RedirectUri, string? State, IReadOnlyList<string> Scopes, string? Challenge, string? Method)
{
    /// <summary>Null where people must not be sent back, because who asks is not certain; then with what the page says.</summary>
    public static (ConsentRequest? Request, string Problem) Read(Call call, ConsentRules rules)
    {
        if (call.State.Apps.Find(call.Network.Id, call.Query(rules.ClientId)) is not { } app)
        {
            return (null, $"No app with this {rules.ClientId} is registered.");
        }

        if (call.Query("redirect_uri") is not { } redirect || !app.Accepts(redirect))
        {
            return (null, "The redirect_uri is not registered for this app.");
        }

        var scopes = rules.FixedScopes ?? (call.Query("scope") ?? "").Split(rules.ScopeSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var challenge = (rules.Traits ?? call.Network).Pkce == Pkce.Ignored ? null : call.Query("code_challenge");
        return (new ConsentRequest(app, redirect, call.Query("state"), scopes, challenge, call.Query("code_challenge_method")), "");
    }

    /// <summary>The registered address with the parameters of the result, and the state as it came.</summary>
    public string Back(IEnumerable<(string Name, string Value)> parameters)
    {
        var all = State is null ? parameters : parameters.Append(("state", State));
        var query = string.Join('&', all.Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2)}"));
        return RedirectUri + (RedirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }
}
