using AccountHealth.Core.People;

namespace AccountHealth.Core.Notices;

/// <summary>Recipients that are not addresses but words for whoever it is at the time.</summary>
public static class RecipientWords
{
    public const string Owner = "owner";
    public const string Admins = "admins";

    public static bool IsWord(string recipient) =>
        string.Equals(recipient, Owner, StringComparison.OrdinalIgnoreCase)
        || string.Equals(recipient, Admins, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The addresses behind the recipients, each once. A word that stands for nobody is reported, and the admins hear
    /// of it instead.
    /// </summary>
    public static ResolvedRecipients Resolve(IEnumerable<string> recipients, string ownerEmail, IReadOnlyList<string> admins)
    {
        var addresses = new List<string>();
        var nobody = new List<string>();
        foreach (var recipient in recipients.Select(one => Person.KeyOf(one) ?? "").Distinct())
        {
            IReadOnlyList<string> found = recipient switch
            {
                Owner => Person.KeyOf(ownerEmail) is { } owner ? [owner] : [],
                Admins => admins,
                _ => [recipient],
            };
            if (found.Count == 0)
            {
                nobody.Add(recipient);
                found = admins;
            }

            addresses.AddRange(found.Select(address => Person.KeyOf(address)!));
        }

        return new ResolvedRecipients([.. addresses.Distinct()], nobody);
    }
}

/// <param name="Addresses">Who hears it.</param>
/// <param name="Nobody">Words that resolved to nobody.</param>
public sealed record ResolvedRecipients(IReadOnlyList<string> Addresses, IReadOnlyList<string> Nobody);
