using System.Globalization;
using AccountHealth.Sandbox.Grants;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What Google tells about a token, and whose it is.</summary>
internal abstract partial class GoogleNetwork
{
    [Behaviour("tokeninfo: numbers and truth values come as text; 400 invalid_token for what does not work", "C G13; shape M")]
    private Answer TokenInformation(Call call) => Inspected(call) is not { } token ? TokenError("invalid_token", "Invalid Value") : Answer.Json(new
    {
        azp = token.Grant.App.Id,
        aud = token.Grant.App.Id,
        sub = token.Grant.Login.Id,
        scope = string.Join(' ', token.Grant.Scopes),
        exp = token.Ends?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        expires_in = token.SecondsLeft(call.Now)?.ToString(CultureInfo.InvariantCulture),
        email = token.Grant.Allows(Email) ? token.Grant.Login.Person.Email : null,
        email_verified = token.Grant.Allows(Email) ? "true" : null,
        access_type = AccessType(token),
    });

    [Behaviour("The older tokeninfo has other names and real types", "D G21")]
    private Answer OlderTokenInformation(Call call) => Inspected(call) is not { } token ? TokenError("invalid_token", "Invalid Value") : Answer.Json(new
    {
        issued_to = token.Grant.App.Id,
        audience = token.Grant.App.Id,
        user_id = token.Grant.Login.Id,
        scope = string.Join(' ', token.Grant.Scopes),
        expires_in = token.SecondsLeft(call.Now),
        email = token.Grant.Allows(Email) ? token.Grant.Login.Person.Email : null,
        verified_email = token.Grant.Allows(Email) ? true : (bool?)null,
        access_type = AccessType(token),
    });

    private Token? Inspected(Call call) =>
        call.Grants.Find(Traits.Id, call.Query("access_token"), Token.Access) is { } token && !IsDead(token) && !token.HasEnded(call.Now) ? token : null;

    [Behaviour("userinfo tells what the granted permissions allow", "C G9; fields M")]
    private static Answer Whose(Token token, string idName, string verifiedName)
    {
        var person = token.Grant.Login.Person;
        var answer = new Dictionary<string, object>(StringComparer.Ordinal) { [idName] = token.Grant.Login.Id };
        if (token.Grant.Allows(Email))
        {
            answer["email"] = person.Email;
            answer[verifiedName] = true;
        }

        if (token.Grant.Allows(Profile))
        {
            answer["name"] = person.Name;
            answer["given_name"] = person.GivenName;
            answer["family_name"] = person.FamilyName;
        }

        answer["picture"] = $"https://lh3.example/{person.Id}.jpg";
        return Answer.Json(answer);
    }

    private static string AccessType(Token token) => token.Grant.Tokens.Exists(one => one.Kind == Token.Refresh) ? "offline" : "online";
}
