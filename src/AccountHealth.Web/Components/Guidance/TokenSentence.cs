using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Runway;

namespace AccountHealth.Web.Components.Guidance;

/// <summary>Says in a sentence how a network's tokens end.</summary>
internal static class TokenSentence
{
    public static Sentence Of(NetworkDescriptor network)
    {
        var grant = network.Lifespan(ClockKind.Refresh);
        var access = network.Lifespan(ClockKind.Access);
        return grant switch
        {
            { Slides: false, Length: { } fixedLength } => new(
                [new($"{Article(network.Name)} {network.Name} grant ends "), new($"{TokenTimeline.Length(fixedLength)} after consent", true), new(", however often it is renewed.")],
                "Only the person can begin a new one, by agreeing again."),
            { Slides: true, Length: { } sliding } => new(
                [new($"{Article(network.Name)} {network.Name} grant ends "), new($"{TokenTimeline.Length(sliding)} after its last renewal", true), new(".")],
                "Whoever keeps renewing it never reaches that day; whoever forgets has to ask the person again."),
            { } => new(
                [new($"{network.Name} publishes "), new("no timer for a grant", true), new(".")],
                network.Lifespan(ClockKind.Inactivity) is { Length: { } unused }
                    ? $"It ends when the person takes it back, and after {TokenTimeline.Length(unused)} without use."
                    : "It ends when the person or the network takes it back."),
            _ when access?.Length is { } length => new(
                [new($"{Article(network.Name)} {network.Name} token ends "), new($"{TokenTimeline.Length(length)} after consent", true), new(".")],
                "Nothing renews it but the person’s own consent."),
            _ => new([new($"{network.Name} publishes "), new("no length for its tokens", true), new(".")], "They end when the person or the network takes them back."),
        };
    }

    private static string Article(string name) => "AEIOU".Contains(char.ToUpperInvariant(name[0]), StringComparison.Ordinal) ? "An" : "A";
}
