using AccountHealth.Core.Notices.Mail;

namespace AccountHealth.Core.People;

/// <summary>A message that is prepared and never sent by itself.</summary>
/// <param name="Email">Null where no address is known.</param>
public sealed record Letter(string Name, string? Email, string Subject, string Body);

/// <param name="Account">"Orchid Hotels (LinkedIn page)".</param>
/// <param name="Candidate">Who is asked to take it over; null where nobody is known.</param>
/// <param name="Why">Why they are asked; empty for nobody.</param>
public sealed record HandOver(string Account, StandIn? Candidate, string Why);

/// <summary>What to write when somebody leaves: to them, and to those who could take over. Names are hostile text, one line each.</summary>
public static class LeaverLetters
{
    /// <param name="day">The last day, as it is said.</param>
    public static Letter ToLeaver(string name, string? email, string day, IReadOnlyList<HandOver> lost)
    {
        var accounts = Wording.Count(lost.Count, "account");
        var them = lost.Count == 1 ? "it" : "them";
        return new Letter(name, email, $"Before your last day, {day}: {accounts} to hand over", Text(
            $"Hello {First(name)},",
            $"{(lost.Count == 1 ? "this account is" : "these accounts are")} published to through your sign-in only. After {day} nobody can publish to {them} any more, unless somebody else authorizes {them} before:",
            string.Join('\n', lost.Select(one => $"- {Wording.OneLine(one.Account)}: {(one.Candidate is { } who ? $"{Wording.OneLine(who.Name)} is asked to take over" : "nobody is known yet; who could?")}")),
            $"Please give them the role they need at the network, and leave your own access as it is until they have signed in.",
            "Thank you"));
    }

    public static Letter ToCandidate(StandIn candidate, string leaver, string day, IReadOnlyList<HandOver> theirs)
    {
        var one = Wording.OneLine(leaver);
        return new Letter(candidate.Name, candidate.Email, $"Please take over {Wording.Count(theirs.Count, "account")} from {one} before {day}", Text(
            $"Hello {First(candidate.Name)},",
            $"{Wording.Possessive(one)} last day is {day}. {(theirs.Count == 1 ? "This account is" : "These accounts are")} published to through {Wording.Possessive(one)} sign-in only, and {(theirs.Count == 1 ? "stops" : "stop")} then:",
            string.Join('\n', theirs.Select(account => $"- {Wording.OneLine(account.Account)}: {Wording.OneLine(account.Why)}")),
            $"Could you authorize {(theirs.Count == 1 ? "it" : "them")} with your own sign-in before then? {First(one)} can give you the role you need at the network. If somebody else should do it, please say who.",
            "Thank you"));
    }

    private static string First(string name) => Wording.OneLine(name).Split(' ')[0];

    private static string Text(params string[] paragraphs) => string.Join("\n\n", paragraphs) + "\n";
}
