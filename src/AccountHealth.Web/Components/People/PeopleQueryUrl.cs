using System.Globalization;
using AccountHealth.Data.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Web.Components.People;

/// <summary>The people page keeps what it shows in its address.</summary>
internal static class PeopleQueryUrl
{
    public const string Path = "people";

    public static string Of(PeopleQuery query)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["q"] = query.Search.Length > 0 ? query.Search : null,
            ["cover"] = query.SoleCover ? "sole" : null,
            ["sort"] = SortText(query) is { Length: > 0 } sort ? sort : null,
            ["page"] = query.Page > 1 ? query.Page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString(Path, parameters.Where(one => one.Value is not null).ToDictionary());
    }

    /// <summary>What the address asks for. What makes no sense in it is passed over.</summary>
    public static PeopleQuery Read(string uri)
    {
        var parameters = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var sort = parameters.GetValueOrDefault("sort").ToString();
        return new PeopleQuery
        {
            Search = parameters.GetValueOrDefault("q").ToString(),
            SoleCover = parameters.GetValueOrDefault("cover") == "sole",
            Sort = Enum.TryParse<PeopleSort>(sort.TrimStart('-'), ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : PeopleSort.Alone,
            Descending = sort.StartsWith('-'),
            Page = int.TryParse(parameters.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000_000) : 1,
        };
    }

    private static string SortText(PeopleQuery query) =>
        (query.Descending ? "-" : "") + (query.Sort == PeopleSort.Alone ? "" : query.Sort.ToString().ToLowerInvariant());
}
