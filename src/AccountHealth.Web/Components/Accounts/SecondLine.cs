using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;

namespace AccountHealth.Web.Components.Accounts;

/// <summary>The line below a status in the list: why.</summary>
internal static class SecondLine
{
    public static string Of(AccountRow row) => row.Verdict.NetworkState.Length > 0
        ? ReasonVocabulary.Of(row.Verdict.NetworkState).Label
        : row.Verdict.Status switch
        {
            AccountStatus.Deactivated => ReasonVocabulary.Find(row.Verdict.Reason)?.Label ?? "",
            AccountStatus.Expiring => RunsOnAnother(row) ? $"Running on {FirstName(row.Active?.Name)}" : "",
            AccountStatus.OnStandby => WhyNotTheFirst(row),
            AccountStatus.Unverified => Unverified(row.Verdict),
            AccountStatus.Paused => row.Pause is { } pause ? $"by {pause.By}" : "",
            _ => "",
        };

    private static bool RunsOnAnother(AccountRow row) =>
        row.Active is { } active && row.Bars.Count > 0 && row.Bars[0].AuthorizationId != active.AuthorizationId;

    private static string WhyNotTheFirst(AccountRow row)
    {
        var first = row.Bars.Count > 0 ? row.Bars[0] : null;
        return first is not null && ReasonVocabulary.Find(first.Reason) is { } reason
            ? $"{Wording.Possessive(FirstName(first.Name))} {char.ToLowerInvariant(reason.Label[0])}{reason.Label[1..]}"
            : $"Running on {FirstName(row.Active?.Name)}";
    }

    private static string Unverified(AccountVerdict verdict) => verdict.Rule switch
    {
        "no-authorization" => "No token yet",
        "probably-ended" => "Probably ended",
        _ => "Not asked yet",
    };

    private static string FirstName(string? name) => name?.Split(' ')[0] ?? "another token";
}
