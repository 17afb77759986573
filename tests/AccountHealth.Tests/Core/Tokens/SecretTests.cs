using System.Reflection;
using System.Text.Json;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Core.Tokens;

public class SecretTests
{
    private const string Value = "EAAB-very-secret";

    [Theory]
    [InlineData("text")]
    [InlineData("format")]
    [InlineData("record")]
    [InlineData("json")]
    [InlineData("json of a record")]
    [InlineData("exception")]
    public void A_secret_never_prints_wherever_it_lands(string where)
    {
        var secret = new Secret(Value);

        var printed = where switch
        {
            "text" => $"token {secret}",
            "format" => string.Format("{0,20}", secret),
            "record" => new Holder("Ann", secret).ToString(),
            "json" => JsonSerializer.Serialize(secret),
            "json of a record" => JsonSerializer.Serialize(new Holder("Ann", secret)),
            _ => new InvalidOperationException($"refused {secret}").ToString(),
        };

        Assert.NotEmpty(printed);
        Assert.DoesNotContain("very-secret", printed);
    }

    [Fact]
    public void A_secret_prints_dots()
    {
        Assert.Equal("•••", new Secret(Value).ToString());
    }

    [Fact]
    public void Only_asking_for_it_reveals_it()
    {
        var readable = typeof(Secret).GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member is PropertyInfo or FieldInfo);

        Assert.Empty(readable);
        Assert.Equal(Value, new Secret(Value).Reveal());
    }

    [Fact]
    public void Secrets_are_equal_by_what_they_hold()
    {
        Assert.Equal(new Secret(Value), new Secret(Value));
        Assert.Equal(new Secret(Value).GetHashCode(), new Secret(Value).GetHashCode());
        Assert.NotEqual(new Secret(Value), new Secret(Value.ToLowerInvariant()));
        Assert.False(new Secret(Value).Equals(null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_no_secret(string? nothing)
    {
        Assert.Null(Secret.From(nothing));
        Assert.Equal(new Secret(Value), Secret.From(Value));
    }

    private sealed record Holder(string Name, Secret Token);
}
