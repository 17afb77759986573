using System.Security.Cryptography;
using System.Text;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What all networks share when a code is exchanged.</summary>
public class GrantBookTests
{
    private const string Redirect = "http://localhost/back";
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-21T12:00:00Z");
    private static readonly App Desk = new("somewhere", "desk") { Secret = "s" };
    private static readonly string Hashed =
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes("verifier"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [Theory]
    [InlineData("S256", "verifier", "None")]
    [InlineData("S256", "other", "WrongVerifier")]
    [InlineData("S256", null, "WrongVerifier")]
    [InlineData("plain", "verifier", "None")]
    [InlineData("plain", "other", "WrongVerifier")]
    [InlineData(null, null, "WrongVerifier")]
    public void A_challenge_has_to_be_answered(string? method, string? verifier, string refusal)
    {
        var book = new GrantBook();
        Add(book, method == "S256" ? Hashed : "verifier", method);

        Assert.Equal(refusal, book.Redeem("code", Desk, Redirect, verifier, Now).Refusal.ToString());
    }

    [Fact]
    public void A_code_belongs_to_its_app_and_redirect_and_is_kept_when_they_are_wrong()
    {
        var book = new GrantBook();
        Add(book, null, null);
        var other = new App("somewhere", "other") { Secret = "s" };

        Assert.Equal(CodeRefusal.OtherApp, book.Redeem("code", other, Redirect, null, Now).Refusal);
        Assert.Equal(CodeRefusal.WrongRedirect, book.Redeem("code", Desk, Redirect + "/", null, Now).Refusal);
        Assert.Equal(CodeRefusal.None, book.Redeem("code", Desk, Redirect, null, Now).Refusal);
        Assert.Equal(CodeRefusal.Used, book.Redeem("code", Desk, Redirect, null, Now).Refusal);
        Assert.Equal(CodeRefusal.Unknown, book.Redeem("another", Desk, Redirect, null, Now).Refusal);
    }

    private static void Add(GrantBook book, string? challenge, string? method)
    {
        var login = new Login("somewhere", new Person("ann", "Ann Berg", "ann.berg@example.com"), "1");
        var grant = new Grant { App = Desk, Login = login, Scopes = [], AuthorizedAt = Now };
        book.AddCode(new Code("code", grant, Redirect, challenge, method, Now.AddMinutes(1)));
    }
}
