using System.Globalization;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Web.Components.People;

internal static class PersonLink
{
    /// <summary>The address of a person's page, and what it is to show there.</summary>
    /// <param name="token">The token whose end is asked about; null for all of the person.</param>
    /// <param name="lastDay">The day of the leaver drill; null for none.</param>
    /// <param name="alone">Of their accounts only those that nobody else covers.</param>
    public static string To(long person, long? token = null, DateOnly? lastDay = null, bool alone = false, int page = 1)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["token"] = token?.ToString(CultureInfo.InvariantCulture),
            ["leaves"] = lastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["cover"] = alone ? "one" : null,
            ["page"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(
            $"people/{person.ToString(CultureInfo.InvariantCulture)}", parameters.Where(one => one.Value is not null).ToDictionary());
    }

    /// <summary>The list of accounts that a token of theirs is on.</summary>
    public static string Accounts(long person) => AccountQueryUrl.Of(new AccountQuery { Person = person });

    /// <summary>The list of accounts that nobody else covers.</summary>
    public static string Alone(long person) => AccountQueryUrl.Of(new AccountQuery { Person = person, OnePerson = true });
}
