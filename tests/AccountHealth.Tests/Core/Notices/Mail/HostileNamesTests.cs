using System.Text.RegularExpressions;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using static AccountHealth.Tests.Facts.MailFacts;

namespace AccountHealth.Tests.Core.Notices.Mail;

public partial class HostileNamesTests
{
    private const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

    public static TheoryData<NoticeKind> Kinds() => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_name_never_becomes_markup(NoticeKind kind)
    {
        var plain = MailComposer.Compose([Named(kind, "Corner Bakery")], Linked);
        var hostile = MailComposer.Compose([Named(kind, Script)], Linked);

        Assert.Equal(Tags().Matches(plain.Html).Select(tag => tag.Value[..2]), Tags().Matches(hostile.Html).Select(tag => tag.Value[..2]));
        Assert.Contains("&lt;script&gt;", hostile.Html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_name_never_becomes_a_line_of_its_own(NoticeKind kind)
    {
        var plain = MailComposer.Compose([Named(kind, "Corner Bakery")], Linked);
        var hostile = MailComposer.Compose([Named(kind, "Bakery\r\nBcc: all@example.com\n\n* Forged\u2028* Account\u2029\u0085\u000b\u000c.")], Linked);

        Assert.Equal(Lines().Count(plain.Text), Lines().Count(hostile.Text));
        Assert.DoesNotMatch(Lines(), hostile.Subject);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_name_cannot_turn_the_direction_of_the_text_around_it(NoticeKind kind)
    {
        // Left-to-right and right-to-left marks, embeddings, overrides and isolates.
        var mail = MailComposer.Compose([Named(kind, "x\u202Egnp.exe\u202C \u2066y\u2067z\u2068\u2069 \u202Aa\u202Bb\u202Dc \u200Ed\u200Fe\u061Cf")], Linked);

        Assert.DoesNotMatch(Directions(), mail.Subject + mail.Text + mail.Html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Control_characters_do_not_come_through(NoticeKind kind)
    {
        var mail = MailComposer.Compose([Named(kind, "a\0b\u001b[31mc\u0007d\u007fe\u009bf")], Linked);

        Assert.DoesNotContain((mail.Subject + mail.Text + mail.Html).Where(char.IsControl), character => character != '\n');
    }

    [Theory]
    [InlineData("שלום בית קפה")]
    [InlineData("مقهى الزاوية")]
    [InlineData("珈琲店 ☕ 👩‍👩‍👧")]
    [InlineData("Étoile & Sœurs")]
    public void Names_of_any_script_stay_what_they_are(string name)
    {
        var mail = Compose(Named(NoticeKind.Deactivated, name));

        Assert.Contains(name, mail.Text, StringComparison.Ordinal);
        Assert.Contains(name, System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.StartsWith(name, mail.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_name_of_500_characters_is_written_out_in_both_parts(NoticeKind kind)
    {
        var name = new string('n', 500);

        var mail = Compose(Named(kind, name));

        Assert.Contains(name, mail.Text, StringComparison.Ordinal);
        Assert.Contains(name, mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)//")]
    [InlineData("//evil.example.com/")]
    [InlineData("@evil.example.com")]
    [InlineData("\"><script>")]
    public void An_id_cannot_lead_a_link_astray(string id)
    {
        var mail = MailComposer.Compose([Item(NoticeKind.Deactivated) with { AccountKey = $"linkedin/page/{id}" }], Linked);

        Assert.All(
            Links().Matches(mail.Html).Select(match => new Uri(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))),
            link => Assert.StartsWith("https://health.example.com/accounts/linkedin/page/", link.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public void Half_a_character_breaks_nothing()
    {
        var mail = Compose(Named(NoticeKind.Deactivated, "Bakery \ud83d"));

        Assert.Contains("Bakery", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_nothing_but_white_space_leaves_the_sentence_whole()
    {
        var mail = Compose(Named(NoticeKind.Deactivated, "\t\r\n "));

        Assert.Contains("is deactivated", mail.Subject, StringComparison.Ordinal);
    }

    /// <summary>The same name wherever a network or a file may put one.</summary>
    private static MailItem Named(NoticeKind kind, string name) => Item(kind) with
    {
        AccountName = name,
        ActiveName = name,
        Login = Login(name) with { NativeId = name },
        Reason = kind == NoticeKind.PreDeactivation ? null : Reason(ReasonCodes.MissingPermissions),
    };

    [GeneratedRegex("href=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<[a-z/!][^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]", RegexOptions.None, 1000)]
    private static partial Regex Lines();

    [GeneratedRegex("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]", RegexOptions.None, 1000)]
    private static partial Regex Directions();
}
