using AccountHealth.Core.Import;
using AccountHealth.Core.Tokens;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Import;

public class NewerTokenTests
{
    private static readonly ImportToken Row = new("x", "ann", "default");
    private static readonly StoredSecret Stored = new(new Secret("tok-1"), new Secret("ref-1"));

    [Fact]
    public void A_secret_that_differs_is_a_newer_token()
    {
        Assert.True(IsNewer(Row with { AccessToken = new Secret("tok-2") }));
        Assert.True(IsNewer(Row with { RefreshToken = new Secret("ref-2") }));
    }

    [Fact]
    public void The_same_secret_is_not()
    {
        Assert.False(IsNewer(Row with { AccessToken = new Secret("tok-1"), RefreshToken = new Secret("ref-1") }));
    }

    [Fact]
    public void An_empty_secret_differs_from_nothing()
    {
        Assert.False(IsNewer(Row with { AccessToken = new Secret("tok-1") }));
        Assert.False(IsNewer(Row));
    }

    [Fact]
    public void A_consent_that_is_newer_makes_a_newer_token_even_without_its_secret()
    {
        Assert.True(IsNewer(Row with { IssuedAt = DaysAgo(9) }, token => token.IssuedAt = DaysAgo(10)));
        Assert.True(IsNewer(Row with { IssuedAt = DaysAgo(9), AccessToken = new Secret("tok-1") }, token => token.IssuedAt = DaysAgo(10)));
    }

    [Fact]
    public void A_consent_that_is_older_or_the_same_does_not()
    {
        Assert.False(IsNewer(Row with { IssuedAt = DaysAgo(10) }, token => token.IssuedAt = DaysAgo(10)));
        Assert.False(IsNewer(Row with { IssuedAt = DaysAgo(11) }, token => token.IssuedAt = DaysAgo(10)));
    }

    [Fact]
    public void Other_ends_of_a_token_with_a_secret_make_no_newer_token()
    {
        Assert.False(IsNewer(Row with { AccessToken = new Secret("tok-1"), AccessEnd = EndsInDays(90) }, token => token.AccessEnd = EndsInDays(30)));
        Assert.False(IsNewer(Row with { AccessEnd = EndsInDays(90) }, token => token.AccessEnd = EndsInDays(30)));
    }

    [Theory]
    [InlineData(31, 60, 90, true)]
    [InlineData(30, 61, 90, true)]
    [InlineData(30, 60, 91, true)]
    [InlineData(30, 60, 90, false)]
    public void Of_a_token_without_a_secret_any_end_that_differs_counts(int access, int refresh, int dataAccess, bool isNewer)
    {
        var row = Row with { AccessEnd = EndsInDays(access), RefreshEnd = EndsInDays(refresh), DataAccessEnd = EndsInDays(dataAccess) };

        var answer = IsNewer(row, token =>
        {
            token.HasSecret = false;
            token.AccessEnd = EndsInDays(30);
            token.RefreshEnd = EndsInDays(60);
            token.DataAccessEnd = EndsInDays(90);
        });

        Assert.Equal(isNewer, answer);
    }

    [Fact]
    public void Never_and_unknown_are_ends_that_differ()
    {
        Assert.True(IsNewer(Row with { AccessEnd = End.Never }, token => token.HasSecret = false));
        Assert.False(IsNewer(Row with { AccessEnd = End.Unknown }, token => token.HasSecret = false));
    }

    [Fact]
    public void The_first_secret_of_a_token_that_had_none_is_a_newer_token()
    {
        Assert.True(ImportRules.IsNewer(Row with { AccessToken = new Secret("tok-1") }, new UserToken(), StoredSecret.None));
    }

    private static bool IsNewer(ImportToken row, Action<UserToken>? stored = null)
    {
        var token = new UserToken { HasSecret = true };
        stored?.Invoke(token);
        return ImportRules.IsNewer(row, token, token.HasSecret ? Stored : StoredSecret.None);
    }
}
