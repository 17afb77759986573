using AccountHealth.Core.People;

namespace AccountHealth.Tests.Core.People;

public class PersonTests
{
    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("  Ann@Example.COM ")]
    [InlineData("ANN@EXAMPLE.COM\t")]
    public void Addresses_that_differ_in_case_or_blanks_are_one_persons(string email)
    {
        Assert.Equal("ann@example.com", Person.KeyOf(email));
    }

    [Fact]
    public void Different_addresses_are_different_people()
    {
        Assert.NotEqual(Person.KeyOf("ann@example.com"), Person.KeyOf("ann@example.org"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Without_an_address_there_is_nothing_to_know_a_person_by(string? email)
    {
        Assert.Null(Person.KeyOf(email));
    }

    [Fact]
    public void A_login_is_called_by_its_name_or_else_by_its_native_id()
    {
        Assert.Equal("Ann Abara", new Login { Name = "Ann Abara", NativeId = "873" }.DisplayName);
        Assert.Equal("873", new Login { NativeId = "873" }.DisplayName);
    }
}
