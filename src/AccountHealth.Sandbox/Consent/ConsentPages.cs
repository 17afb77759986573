using AccountHealth.Sandbox.Hosting;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Consent;

/// <summary>What people see of a network: always marked as pretended.</summary>
internal static class ConsentPages
{
    public static string SignIn(NetworkTraits network, ConsentRequest request, People people)
    {
        var choices = string.Concat(people.All.Where(person => !person.Extra)
            .Select((person, index) => Html.Radio("person", person.Id, person.Name, person.Email, index == 0)));
        return Page(network, $"Sign in to {network.Name}", $"""
            <p><strong>{Html.Text(request.App.Id)}</strong> asks for access to your {Html.Text(network.Name)} account.</p>
            <form method="post">
            <fieldset><legend>Who are you?</legend>{choices}</fieldset>
            <p class="buttons"><button name="decision" value="sign-in" class="main">Sign in</button>
            <button name="decision" value="cancel">Cancel</button></p>
            </form>
            """);
    }

    public static string Agreement(NetworkTraits network, ConsentRequest request, Login login, People people) =>
        Page(network, $"Allow access to {network.Name}?", $"""
            <p>You are <strong>{Html.Text(login.Person.Name)}</strong>. <strong>{Html.Text(request.App.Id)}</strong> would like to:</p>
            <form method="post">
            <input type="hidden" name="person" value="{Html.Text(login.Person.Id)}">
            {Permissions(network, request)}
            {Accounts(network, login, people)}
            <p class="buttons"><button name="decision" value="agree" class="main">Agree</button>
            <button name="decision" value="cancel">Cancel</button></p>
            </form>
            """);

    public static string Refusal(NetworkTraits network, string problem) =>
        Page(network, "This does not work", $"<p role=\"alert\">{Html.Text(problem)}</p>");

    private static string Permissions(NetworkTraits network, ConsentRequest request)
    {
        string Label(string scope) => network.Scopes.GetValueOrDefault(scope, scope);
        var list = network.ScopesTogether
            ? $"<ul>{string.Concat(request.Scopes.Select(scope => $"<li>{Html.Text(Label(scope))} <code>{Html.Text(scope)}</code></li>"))}</ul>"
            : string.Concat(request.Scopes.Select(scope => Html.Tick("scope", scope, Label(scope), scope)));
        return $"<fieldset><legend>Permissions</legend>{list}</fieldset>";
    }

    private static string Accounts(NetworkTraits network, Login login, People people)
    {
        if (!network.AccountsChosen)
        {
            return "";
        }

        var ticks = string.Concat(network.Kinds.Keys.SelectMany(kind => people.AccountsOf(login, kind))
            .Select((account, index) => network.OneAccountChosen
                ? Html.Radio("account", account.Key, account.Name, account.Kind, index == 0)
                : Html.Tick("account", account.Key, account.Name, account.Kind)));
        return $"<fieldset><legend>Accounts</legend>{(ticks.Length == 0 ? "<p>You have none.</p>" : ticks)}</fieldset>";
    }

    private static string Page(NetworkTraits network, string title, string body) =>
        Html.Page(title, $"<p class=\"mark\">Sandbox – pretends to be {Html.Text(network.Name)}</p><h1>{Html.Text(title)}</h1>{body}");
}
