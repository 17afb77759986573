using AccountHealth.Core.Reasons;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>What the person behind a login does to bring it back, in order. Full enough for a reader without a sign-in here.</summary>
public static class RepairSteps
{
    public static IReadOnlyList<string> For(Reason? reason, MailLogin login)
    {
        var network = login.Network.Name;
        var signIn = $"{login.Name} signs in to {network} as {login.NativeId}, in the browser normally used.";
        var renew = $"{login.Name} connects the account again in your publishing or advertising tool, with that same login, and accepts every permission it asks for.";
        var record = "Whoever looks after Account Health imports the new token, or records its new end on the account’s page, so that the date there is right again.";
        return [.. Before(reason, login, signIn), renew, record];
    }

    private static string[] Before(Reason? reason, MailLogin login, string signIn) => reason?.Code switch
    {
        ReasonCodes.AccessRevoked or ReasonCodes.UnknownAuthFailure =>
            [signIn, $"Look at “{login.Network.Settings.Name}” ({login.Network.Settings.Url}): the tool is missing there or was switched off. Nothing has to be changed on that page; connecting again brings it back."],
        ReasonCodes.SecurityCheckpoint =>
            [signIn, $"Complete the check that {login.Network.Name} shows, and wait as long as it asks for before connecting anything."],
        ReasonCodes.UnconfirmedAccount or ReasonCodes.RestrictedProfile or ReasonCodes.AccountLocked
            or ReasonCodes.AccountSuspended or ReasonCodes.PolicyViolation =>
            [signIn, $"Follow what {login.Network.Name} says there until the login works without limits; ask for a review if it is a mistake."],
        ReasonCodes.InsufficientPageRole or ReasonCodes.InsufficientAccess =>
            [$"An admin of the account at {login.Network.Name} gives {login.Name} the admin role again.", signIn],
        ReasonCodes.MissingPermissions =>
            [signIn, $"Remove the tool under “{login.Network.Settings.Name}” ({login.Network.Settings.Url}), so that all permissions are asked for again."],
        ReasonCodes.PageRestrictionSettings =>
            [$"An admin of the page publishes it, or lifts its limits by country and age for {login.Name}.", signIn],
        ReasonCodes.ResourceGone =>
            [$"Check at {login.Network.Name} whether the account still exists or has moved to another business."],
        _ => [signIn],
    };
}
