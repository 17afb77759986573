using AccountHealth.Tests.Web.Components;

namespace AccountHealth.Tests.Web.Hosting;

[Collection(ServedAgencyTests.Name)]
public class TodayPageTests(ServedAgency agency)
{
    [Fact]
    public async Task The_headline_says_what_is_down_and_what_will_be_in_two_sentences()
    {
        var admin = await agency.Product.SignedInAsync(ServedAgency.Admin);

        var headline = (await admin.OpenAsync("/")).QuerySelector("h1")!.Text();

        Assert.Equal("1 account is down. 1 more deactivates by 21 December unless 1 person reconnects.", headline);
    }
}
