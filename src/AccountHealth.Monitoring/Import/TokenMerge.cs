using AccountHealth.Core.Import;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Import;

/// <summary>What a row says of a user's token, put onto the token.</summary>
internal static class TokenMerge
{
    /// <summary>The token is what the row says; an empty secret keeps the stored one.</summary>
    public static void Replace(UserToken token, ImportToken row)
    {
        var keepsRefreshToken = token.HasSecret && token.HasRefreshToken && row.RefreshToken is null;
        token.HasSecret |= row.HasSecret;
        token.HasRefreshToken = row.HasRefreshToken || keepsRefreshToken;
        token.IssuedAt = row.IssuedAt ?? token.IssuedAt;
        token.MintedAt = null;
        token.AccessEnd = row.AccessEnd;
        // The refresh token that is kept ends when it did, unless something else is said of it now.
        token.RefreshEnd = keepsRefreshToken && row.RefreshEnd.IsUnknown ? token.RefreshEnd : row.RefreshEnd;
        token.DataAccessEnd = row.DataAccessEnd;
        token.Scopes = row.Scopes.Length > 0 ? row.Scopes : token.Scopes;
        UsedLater(token, row);
    }

    /// <summary>A newer token takes the place of the stored one, and with it goes every reason against that one.</summary>
    public static void Renew(UserToken token, ImportToken row, DateTimeOffset now)
    {
        Replace(token, row);
        token.RenewedAt = now;
        token.Health = TokenHealth.OfNewerToken;
    }

    /// <summary>A last use only ever moves forward, whatever else the row may change.</summary>
    public static bool UsedLater(UserToken token, ImportToken row)
    {
        if (row.LastUsedAt is not { } used || used <= token.LastUsedAt)
        {
            return false;
        }

        token.LastUsedAt = used;
        return true;
    }
}

/// <summary>What a row says of a login, put onto the login, and the person it belongs to.</summary>
internal static class LoginMerge
{
    /// <returns>Whether the login belongs to another person than before.</returns>
    public static bool Apply(Login login, ImportToken row, Dictionary<string, Person> people)
    {
        var before = login.Person;
        login.Name = row.UserName.Length > 0 ? row.UserName : login.Name;
        login.Email = row.UserEmail.Length > 0 ? row.UserEmail : login.Email;
        login.SearchText = SearchText.Of(login.Name, login.Email);
        login.Person = PersonOf(login, people);
        return before is not null && login.Person != before;
    }

    private static Person PersonOf(Login login, Dictionary<string, Person> people)
    {
        if (Person.KeyOf(login.Email) is not { } key)
        {
            return login.Person ?? new Person { Name = login.DisplayName };
        }

        if (login.Person?.Email == key)
        {
            return login.Person;
        }

        if (!people.TryGetValue(key, out var person))
        {
            people.Add(key, person = new Person { Email = key, Name = login.DisplayName });
        }

        // A preview does not track: the same person may have been read twice.
        return person.Id != 0 && person.Id == login.Person?.Id ? login.Person : person;
    }
}
