using System.Globalization;

namespace AccountHealth.BrowserTests.Running;

/// <summary>An import file as an agency writes one, with times relative to now.</summary>
internal static class AccountFile
{
    private const string Header =
        "network,account_kind,account_id,account_name,owner_email,tags,user_id,user_name,user_email,order,issued_at,expires_at,time_zone,reason";

    /// <summary>Writes the rows below the header; answers where.</summary>
    public static string Write(Product product, params string[] rows)
    {
        var file = Path.Combine(product.Data, $"accounts-{Guid.NewGuid():N}.csv");
        File.WriteAllLines(file, [Header, .. rows]);
        return file;
    }

    /// <summary>A Facebook page that one user authorized. A user has one token, so its dates are the same in every row.</summary>
    /// <param name="endsIn">Null where the token does not tell its end.</param>
    /// <param name="reason">Why the token does not work, by its code.</param>
    public static string Page(string id, string name, string owner, string user, TimeSpan? endsIn, int order = 1, int issuedDaysAgo = 30, string reason = "") =>
        $"facebook,page,{id},{name},{owner},,{user.Sum(letter => letter)},{user},{AddressOf(user)},{order}," +
        $"{Time(-TimeSpan.FromDays(issuedDaysAgo))},{(endsIn is { } end ? Time(end) : "")},{LateEvening()},{reason}";

    /// <summary>The address of a user.</summary>
    public static string AddressOf(string user) => new string([.. user.ToLowerInvariant().Where(char.IsLetter)]) + "@agency.example";

    private static string Time(TimeSpan fromNow) =>
        (TimeProvider.System.GetUtcNow() + fromNow).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A zone where it is between eight and nine in the evening, so that eight in the morning is half a day away.</summary>
    private static string LateEvening()
    {
        var behind = ((TimeProvider.System.GetUtcNow().Hour - 20) + 36) % 24 - 12;
        // Etc zones count westwards.
        return behind == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{behind:+0;-0}");
    }
}
