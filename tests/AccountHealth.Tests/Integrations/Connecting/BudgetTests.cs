using System.Net;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations;
using AccountHealth.Tests.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>What networks tell of our budget before they refuse anything.</summary>
public class BudgetTests
{
    [Theory]
    [InlineData("facebook", "X-App-Usage", """{"call_count":91,"total_time":25,"total_cputime":20}""", 5 * 60)]
    [InlineData("facebook", "X-App-Usage", """{"call_count":28,"total_time":95,"total_cputime":20}""", 5 * 60)]
    [InlineData("instagram", "X-Business-Use-Case-Usage", """{"17":[{"type":"instagram","call_count":99,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}""", 5 * 60)]
    [InlineData("facebook", "X-Business-Use-Case-Usage", """{"17":[{"type":"pages","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":12}]}""", 12 * 60)]
    [InlineData("pinterest", "x-ratelimit-remaining", "0", 40)]
    public async Task A_budget_that_is_nearly_used_up_is_back_later(string network, string header, string value, int seconds) =>
        Assert.Equal(Times.Now.AddSeconds(seconds), await BackAtAsync(network, header, value));

    [Theory]
    [InlineData("facebook", "X-App-Usage", """{"call_count":90,"total_time":25,"total_cputime":20}""")]
    [InlineData("facebook", "X-App-Usage", "not JSON")]
    [InlineData("facebook", "X-Business-Use-Case-Usage", "[]")]
    [InlineData("pinterest", "x-ratelimit-remaining", "1")]
    [InlineData("linkedin", "x-ratelimit-remaining", "0")]
    public async Task Where_there_is_enough_of_it_nothing_is_held_back(string network, string header, string value) =>
        Assert.Null(await BackAtAsync(network, header, value));

    private static async Task<DateTimeOffset?> BackAtAsync(string network, string header, string value)
    {
        using var handler = new Telling(header, value);
        using var invoker = new HttpMessageInvoker(handler);
        await using var services = new ServiceCollection().AddIntegrations()
            .AddSingleton<TimeProvider>(new EagerClock(Times.Now)).AddSingleton(invoker).BuildServiceProvider();
        var connector = services.GetRequiredService<ConnectorCatalog>().Find(network)!;
        var app = connector.Connector.Apps[0];

        await connector.InspectAsync(
            new AppAccess
            {
                App = app.Id,
                ClientId = "our-id",
                ClientSecret = new Secret("our-secret"),
                Scopes = app.Scopes,
                Hosts = connector.Connector.Hosts,
                Version = connector.Connector.Version,
            },
            new TokenQuestion { LoginId = "ann", AccessToken = new Secret("ann-secret"), Now = Times.Now },
            CancellationToken.None);
        return connector.BudgetBackAt;
    }

    /// <summary>Answers whatever it is asked, and tells of the budget beside it.</summary>
    private sealed class Telling(string header, string value) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}", null, "application/json") };
            response.Headers.TryAddWithoutValidation(header, value);
            response.Headers.TryAddWithoutValidation("x-ratelimit-reset", "40");
            return Task.FromResult(response);
        }
    }
}
