using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations;
using AccountHealth.Integrations.Connecting;
using AccountHealth.Tests.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>Good JSON in which nothing is as it is documented.</summary>
public class OddAnswerTests
{
    private static readonly string[] Bodies =
    [
        "{}", "[]", "null", "17", "\"text\"",
        """{"data":17,"error":[1],"errors":{"a":1},"paging":7,"code":{},"items":"x","elements":null,"scope":5}""",
        """
        {"access_token":"t","refresh_token":"r","expires_in":1e400,"refresh_token_expires_in":99999999999999999999,"expires_at":-1e400,"active":true,
        "code":0,"exp":"1e400","id":"1","sub":"1","user_id":"1","data":{"is_valid":true,"expires_at":99999999999999999999,"data_access_expires_at":1e400,
        "id":"1","user":{"open_id":"1"},"access_token":"t","list":[{"advertiser_id":[]}]},"me":{"id":"1"},"items":[null,1,{}],"elements":[null,[]],
        "organizations":[null,{"organization":{"ad_accounts":[1,null]}}],"accounts":[null,{"name":7}],"locations":[null]}
        """,
    ];

    [Theory]
    [MemberData(nameof(AgreementPlace.OfAllConnectors), MemberType = typeof(AgreementPlace))]
    public async Task Nothing_that_a_network_may_answer_makes_a_connector_throw(string place)
    {
        var names = place.Split('/');
        var body = "";
        await using var server = new RawServer((stream, token) => RawServer.Says("200 OK", body)(stream, token));
        var connector = new ServiceCollection().AddIntegrations()
            .AddSingleton(new NetworkHttp(new HttpMessageInvoker(NetworkHttp.Handler()), new EagerClock(Times.Now)))
            .BuildServiceProvider().GetRequiredService<ConnectorCatalog>().Find(names[0])!;
        var registered = connector.Connector.Apps.Single(one => one.Id == names[1]);
        var app = new AppAccess
        {
            App = registered.Id,
            ClientId = "our-app",
            ClientSecret = new Secret("our-secret"),
            Scopes = registered.Scopes,
            Hosts = connector.Connector.Hosts.ToDictionary(host => host.Key, _ => server.Address),
            Version = connector.Connector.Version,
        };
        var grant = new Grant { AccessToken = new("access"), RefreshToken = new("refresh"), Login = new GrantLogin(names[0], "1", "Ann"), At = Times.Now };
        var question = new TokenQuestion
        {
            LoginId = "1",
            AccessToken = grant.AccessToken,
            RefreshToken = grant.RefreshToken,
            Accounts = [.. registered.Accounts.Select((one, place) => new AskedAccount(place + 1, one.Network, one.Kind, "1"))],
            Now = Times.Now,
        };

        foreach (var odd in Bodies)
        {
            body = odd;
            var redeemed = await connector.RedeemAsync(app, new(new("code"), AgreementWorld.ReturnTo, new("verifier"), Times.Now), CancellationToken.None);
            await connector.OfferAsync(app, grant, CancellationToken.None);
            await connector.InspectAsync(app, question, CancellationToken.None);
            var renewed = connector.Connector.RenewBefore is null ? redeemed : await connector.RenewAsync(app, question, CancellationToken.None);

            Assert.True(redeemed.Problem is not null || !redeemed.Value.AccessEnd.IsDated, odd);
            Assert.True(renewed.Problem is not null || !renewed.Value.AccessEnd.IsDated, odd);
        }
    }
}
