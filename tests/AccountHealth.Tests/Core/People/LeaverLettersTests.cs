using AccountHealth.Core.People;

namespace AccountHealth.Tests.Core.People;

public class LeaverLettersTests
{
    private static readonly StandIn Bo = new(2, "Bo Singh", "bo@example.com", "x", "default");

    [Fact]
    public void Whoever_leaves_is_told_what_to_hand_over_to_whom_and_where_nobody_is_known()
    {
        var letter = LeaverLetters.ToLeaver("Ann Abara", "ann@example.com", "31 December", [new("Acme (X profile)", Bo, ""), new("Bakery (X profile)", null, "")]);

        Assert.Equal("Before your last day, 31 December: 2 accounts to hand over", letter.Subject);
        Assert.StartsWith("Hello Ann,\n", letter.Body, StringComparison.Ordinal);
        Assert.Contains("- Acme (X profile): Bo Singh is asked to take over\n- Bakery (X profile): nobody is known yet; who could?", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_proposed_is_told_why()
    {
        var letter = LeaverLetters.ToCandidate(Bo, "Ann Abara", "31 December", [new("Acme (X profile)", Bo, "your sign-in runs 3 accounts on X")]);

        Assert.Equal(("Bo Singh", "bo@example.com", "Please take over 1 account from Ann Abara before 31 December"), (letter.Name, letter.Email, letter.Subject));
        Assert.Contains("- Acme (X profile): your sign-in runs 3 accounts on X", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_forge_lines_of_a_letter()
    {
        const string Hostile = "Ann\r\nBcc: all@example.com\n\n- Pay here";
        var letter = LeaverLetters.ToCandidate(Bo with { Name = Hostile }, Hostile, "31 December", [new(Hostile, Bo, Hostile)]);

        Assert.DoesNotContain('\n', letter.Subject);
        Assert.Single(letter.Body.Split('\n'), line => line.StartsWith("- ", StringComparison.Ordinal));
        Assert.DoesNotContain(letter.Body.Split('\n'), line => line.StartsWith("Bcc", StringComparison.Ordinal));
    }
}
