using AccountHealth.Core.People;

namespace AccountHealth.Tests.Core.People;

public class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("ann.abara+ads@mail.example.co.uk")]
    [InlineData("o'neil@example.com")]
    public void One_plain_address_is_good(string text)
    {
        Assert.True(EmailAddress.IsValid(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@example.com")]
    [InlineData("ann@")]
    [InlineData("Ann <ann@example.com>")]
    [InlineData("ann@example.com, bo@example.com")]
    [InlineData("ann@example.com;bo@example.com")]
    [InlineData(" ann@example.com")]
    [InlineData("ann @example.com")]
    public void Anything_else_is_not(string? text)
    {
        Assert.False(EmailAddress.IsValid(text));
    }

    [Theory]
    [InlineData("ann@example.com\r\nBcc: all@example.com")]
    [InlineData("ann@example.com\n")]
    [InlineData("ann\u0000@example.com")]
    public void No_line_break_or_control_character_gets_into_a_header(string text)
    {
        Assert.False(EmailAddress.IsValid(text));
    }

    [Fact]
    public void An_address_longer_than_the_standard_allows_is_refused()
    {
        Assert.True(EmailAddress.IsValid(new string('a', 60) + "@" + new string('b', 60) + ".com"));
        Assert.False(EmailAddress.IsValid("ann@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) + ".com"));
    }
}
