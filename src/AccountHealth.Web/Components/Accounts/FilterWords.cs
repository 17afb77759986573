using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;

namespace AccountHealth.Web.Components.Accounts;

/// <summary>A query's conditions in words, for the page that finds nothing.</summary>
internal static class FilterWords
{
    public static string Of(AccountQuery query)
    {
        var words = new List<string>();
        Add(query.Search.Length > 0, $"“{query.Search}”");
        Add(query.Status is not null, $"status {query.Status?.Id()}");
        Add(query.Network.Length > 0, $"network {query.Network}");
        Add(query.Kind.Length > 0, $"kind {query.Kind}");
        Add(query.Owner.Length > 0, $"owner {query.Owner}");
        Add(query.NoOwner, "no owner");
        Add(query.Tag.Length > 0, $"tag {query.Tag}");
        Add(query.Expiry is not null, query.Expiry == Expiry.Within ? $"within {query.Days} days" : $"expiry {query.Expiry}".ToLowerInvariant());
        Add(query.Person is not null, "this person");
        Add(query.OnePerson, "one person only");
        Add(query.Reason.Length > 0, $"reason {ReasonVocabulary.Find(query.Reason)?.Label ?? query.Reason}");
        Add(query.NoMacro, "no macro");
        Add(query.Macro is not null, "this macro");
        Add(words.Count == 0, $"Page {query.Page}");
        return string.Join(" and ", words);

        void Add(bool holds, string text)
        {
            if (holds)
            {
                words.Add(text);
            }
        }
    }
}
