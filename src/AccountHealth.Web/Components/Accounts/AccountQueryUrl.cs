using System.Globalization;
using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Web.Components.Accounts;

/// <summary>The accounts page keeps what it shows in its address: to be bookmarked, shared and gone back to.</summary>
internal static class AccountQueryUrl
{
    public const string Path = "accounts";

    public static string Of(AccountQuery query, string path = Path)
    {
        var parameters = new Dictionary<string, string?>();
        Add("q", query.Search);
        Add("network", query.Network);
        Add("kind", query.Kind);
        Add("status", query.Status?.Id() ?? "");
        Add("owner", query.Owner);
        Add("tag", query.Tag);
        Add("expiry", ExpiryText(query));
        Add("person", query.Person?.ToString(CultureInfo.InvariantCulture) ?? "");
        Add("reason", query.Reason);
        Add("macro", query.Macro?.ToString(CultureInfo.InvariantCulture) ?? "");
        Add("cover", query.OnePerson ? "one" : "");
        Add("without", string.Join(' ', new[] { query.NoMacro ? "macro" : "", query.NoOwner ? "owner" : "" }.Where(one => one.Length > 0)));
        Add("sort", (query.Descending ? "-" : "") + (query.Sort == AccountSort.Deactivates ? "" : query.Sort.ToString().ToLowerInvariant()));
        Add("page", query.Page > 1 ? query.Page.ToString(CultureInfo.InvariantCulture) : "");
        return QueryHelpers.AddQueryString(path, parameters);

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                parameters.Add(name, value);
            }
        }
    }

    /// <summary>What the address asks for. What makes no sense in it is passed over.</summary>
    public static AccountQuery Read(string uri)
    {
        var parameters = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var sort = Get("sort");
        var (expiry, days) = ExpiryOf(Get("expiry"));
        return new AccountQuery
        {
            Search = Get("q"),
            Network = Get("network"),
            Kind = Get("kind"),
            Status = AccountStatuses.Find(Get("status")),
            Owner = Get("owner"),
            Tag = Get("tag"),
            Expiry = expiry,
            Days = days,
            Person = Number(Get("person")),
            Reason = Get("reason"),
            Macro = Number(Get("macro")),
            OnePerson = Get("cover") == "one",
            NoMacro = Get("without").Contains("macro", StringComparison.Ordinal),
            NoOwner = Get("without").Contains("owner", StringComparison.Ordinal),
            Sort = Enum.TryParse<AccountSort>(sort.TrimStart('-'), ignoreCase: true, out var by) ? by : AccountSort.Deactivates,
            Descending = sort.StartsWith('-'),
            Page = (int)Math.Clamp(Number(Get("page")) ?? 1, 1, int.MaxValue / 1000),
        };

        string Get(string name) => parameters.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    /// <summary>"7d" for within seven days, else the expiry's name.</summary>
    public static string ExpiryText(AccountQuery query) => query.Expiry switch
    {
        null => "",
        Expiry.Within => $"{query.Days}d",
        var expiry => expiry.Value.ToString().ToLowerInvariant(),
    };

    public static (Expiry? Expiry, int Days) ExpiryOf(string text) =>
        text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? (Expiry.Within, Math.Clamp(days, 0, 3650))
            : (Enum.TryParse<Expiry>(text, ignoreCase: true, out var expiry) && expiry != Expiry.Within ? expiry : null, 30);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
