using System.Net;
using AccountHealth.Web.Identity;

namespace AccountHealth.Tests.Web.Hosting;

public class SignInLimitTests
{
    [Theory]
    [InlineData("/sign-in/link")]
    [InlineData("/sign-in/ask")]
    public async Task Whoever_tries_again_and_again_is_told_to_wait(string path)
    {
        await using var product = new ServedProduct();
        var visitor = product.Visit();
        for (var tried = 0; tried < SignInLimits.Tries; tried++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.PostAsync(path)).StatusCode);
        }

        var answer = await visitor.PostAsync(path);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("Too many attempts. Try again in five minutes.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Looking_at_the_page_is_no_try()
    {
        await using var product = new ServedProduct();
        var visitor = product.Visit();

        for (var looked = 0; looked <= SignInLimits.Tries; looked++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.GetAsync("/sign-in/link")).StatusCode);
        }
    }
}
