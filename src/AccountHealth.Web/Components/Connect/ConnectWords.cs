using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices.Mail;

namespace AccountHealth.Web.Components.Connect;

/// <summary>What is said of connecting.</summary>
internal static class ConnectWords
{
    public const string Path = "connect";

    /// <summary>Where a network's app is set up.</summary>
    public static string SettingsOf(string network) => $"settings/networks/{network}";

    /// <summary>"LinkedIn profiles, pages and ad accounts"; accounts of another network by its name.</summary>
    public static string Offered(SignInApp app, NetworkCatalog networks)
    {
        var words = app.Accounts.GroupBy(one => one.Network)
            .Select(group => $"{networks[group.Key].Name} {Listed([.. group.Select(one => AccountKind.Word(one.Kind) + "s")])}").ToList();
        return Listed(words);
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    /// <summary>What happened, and what to do about it.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="login">Who signed in; empty where nobody did.</param>
    public static (string Happened, string ToDo) Of(ConnectFailure failure, string network, string login) => failure switch
    {
        ConnectFailure.Declined => (
            $"{network} was told no.",
            $"Whoever signed in there refused what was asked, or left the page by its own button. Try again, and agree to all of it: without that {network} answers none of our questions."),
        ConnectFailure.Expired => (
            "That took more than an hour.",
            $"The sign-in was begun too long ago to be taken. Try again, and come back from {network} within an hour."),
        ConnectFailure.Unreadable => (
            $"{network} sent nothing to go on.",
            "The browser came back with neither a yes nor a no, perhaps because the address was cut off on its way. Try again from here."),
        ConnectFailure.SetUp => (
            $"{network} refuses our app.",
            $"The id, the secret or the address to return to does not match what {network} has on record, or the app may not ask for this yet. Some networks say the same of what the browser brings back once it was used or is too old: try again, and if that is refused too, an admin compares them in Settings."),
        ConnectFailure.Silence => (
            $"{network} gave no answer.",
            "It did not answer in time, or asked us to wait. Nobody did anything wrong: try again in a few minutes."),
        ConnectFailure.Refused => (
            $"{network} refused what it had just sent.",
            "What the browser brings back works once and for a few minutes only. Try again; if it is refused once more, what the network said helps whoever looks into it."),
        ConnectFailure.NothingOffered => (
            $"{(login.Length > 0 ? login : "This login")} has nothing to watch at {network}.",
            "It signed in, and the network lists no account for it. Give the login a role at the network first, or sign in as somebody who has one."),
        ConnectFailure.TooLate => (
            "That waited for more than a day.",
            $"What {network} sent back was not chosen from in time and has been thrown away. Sign in there once more, and choose then."),
        ConnectFailure.Withdrawn => (
            "The token that was to be renewed is withdrawn.",
            "In the meantime somebody withdrew it from all its accounts. What came back was thrown away. Whoever wants it used again finds it on the account’s page under Use again, or adds the account anew."),
        ConnectFailure.Overtaken => (
            "A newer sign-in is stored already.",
            $"The same login was connected again in the meantime, perhaps in another tab or by somebody else. What came here is older and was thrown away. See whether the account is well; if it is not, sign in at {network} once more."),
        _ => ($"{login} was not expected.", "Try again as the login that was expected."),
    };

    /// <summary>"3 accounts added, 2 got Ann’s token as standby, 40 renewed."</summary>
    public static string Done(Monitoring.Connecting.ConnectDone done, string login)
    {
        string[] parts =
        [
            done.Added > 0 ? $"{Wording.Count(done.Added, "account")} added" : "",
            done.Joined > 0 ? $"{(done.Added > 0 ? $"{done.Joined}" : Wording.Count(done.Joined, "account"))} got {Wording.Possessive(login)} token as standby" : "",
            done.Renewed > 0 ? $"{(done.Added + done.Joined > 0 ? $"{done.Renewed}" : Wording.Count(done.Renewed, "account"))} renewed" : "",
        ];
        var said = string.Join(", ", parts.Where(part => part.Length > 0));
        return said.Length > 0 ? said + "." : "Nothing was changed.";
    }
}
