using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.Networks;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Consent;

/// <summary>Two pages without script: who signs in, then what that person agrees to; and the way back to the app.</summary>
internal sealed class ConsentFlow(ConsentRules rules)
{
    public Answer Ask(Call call)
    {
        var (request, problem) = ConsentRequest.Read(call, rules);
        if (request is null)
        {
            return Answer.Html(ConsentPages.Refusal(TraitsOf(call), problem), StatusCodes.Status400BadRequest);
        }

        if (Fault(call, request) is { } fault)
        {
            return Answer.Redirect(request.Back([("error", "invalid_request"), ("error_description", fault)]));
        }

        return Answer.Html(ConsentPages.SignIn(TraitsOf(call), request, call.People));
    }

    public Answer Take(Call call)
    {
        var (request, problem) = ConsentRequest.Read(call, rules);
        if (request is null || Fault(call, request) is not null)
        {
            return Answer.Html(ConsentPages.Refusal(TraitsOf(call), problem), StatusCodes.Status400BadRequest);
        }

        if (call.Form("decision") == "cancel")
        {
            return Answer.Redirect(request.Back(rules.Cancelled));
        }

        if (call.People.Find(call.Form("person")) is not { } person)
        {
            return Answer.Html(ConsentPages.SignIn(TraitsOf(call), request, call.People));
        }

        var login = call.People.LoginOf(person, call.Network);
        request = request with { Scopes = rules.ScopesFor?.Invoke(call, login, request.Scopes) ?? request.Scopes };
        return call.Form("decision") == "agree"
            ? Agree(call, request, login)
            : Answer.Html(ConsentPages.Agreement(TraitsOf(call), request, login, call.People));
    }

    private Answer Agree(Call call, ConsentRequest request, Login login)
    {
        if (rules.Refused(login) is { } refused)
        {
            return Answer.Redirect(request.Back(refused));
        }

        var traits = TraitsOf(call);
        var scopes = traits.ScopesTogether ? request.Scopes : [.. request.Scopes.Intersect(call.Ticked("scope"))];
        var grant = new Grant
        {
            App = request.App,
            Login = login,
            Scopes = [.. scopes],
            Declined = [.. request.Scopes.Except(scopes)],
            Asked = call.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal),
            Chosen = traits.AccountsChosen ? [.. call.Ticked("account")] : null,
            AuthorizedAt = call.Now,
        };
        var code = call.Grants.AddCode(new Code(
            NativeIds.Secret(), grant, request.RedirectUri, request.Challenge, request.Method, call.Now + traits.CodeLife));
        return Answer.Redirect(request.Back(rules.CodeNames.Select(name => (name, code.Value))));
    }

    private NetworkTraits TraitsOf(Call call) => rules.Traits ?? call.Network;

    private string? Fault(Call call, ConsentRequest request) =>
        TraitsOf(call).Pkce == Pkce.Required && string.IsNullOrEmpty(request.Challenge) ? "A code_challenge is required." : null;
}
