using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccountHealth.Core.People;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>A week as ISO 8601 counts them: from Monday on, in UTC.</summary>
public sealed record Week(int Year, int Number)
{
    /// <summary>How every summary's Message-ID begins, and no other mail's: those are hexadecimal numbers.</summary>
    public const string MessageIdPrefix = "weekly-";

    /// <summary>Comes after everything that begins with the prefix, and before all else that follows it.</summary>
    public const string MessageIdPrefixEnd = "weekly.";

    public static Week Of(DateTimeOffset instant) =>
        new(ISOWeek.GetYear(instant.UtcDateTime), ISOWeek.GetWeekOfYear(instant.UtcDateTime));

    /// <summary>
    /// The part of the Message-ID before the domain: the same for the same week and reader, whoever makes it and whenever.
    /// The address itself stays out of it.
    /// </summary>
    public string MessageIdFor(string address)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Person.KeyOf(address) ?? ""));
        return $"{MessageIdPrefix}{this}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    /// <summary>"2026-W47".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}
