using System.Collections.Concurrent;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

/// <summary>A network that answers what a test tells it to, and keeps what it was asked.</summary>
internal sealed class FakeConnector : IConnector
{
    public NetworkDescriptor Descriptor { get; init; } = NetworkFacts.Catalog["x"];

    public ConnectorDescriptor Connector { get; set; } = new()
    {
        Hosts = new Dictionary<string, Uri> { ["consent"] = new("https://network.invalid") },
        Apps = [new(UserToken.DefaultApp, "X", [new("x", AccountKind.Profile)], ["users.read"])],
        RequestsPerSecond = 1000,
        BudgetSource = "a test",
        RenewBefore = TimeSpan.FromDays(1),
        Revokes = true,
    };

    /// <summary>Settings under which it can be asked.</summary>
    public static (string Key, string Value)[] SetUp { get; } = SetUpOf("x");

    public Func<TokenQuestion, TokenAnswer> Inspection { get; set; } = question => Accepted(question);

    public Func<TokenQuestion, Answer<Grant>> Renewal { get; set; } = question => Renewed(question);

    public Func<TokenQuestion, Answer<bool>> Revocation { get; set; } = _ => true;

    public Func<ConsentReply, Answer<Grant>> Redemption { get; set; } = reply => GrantOf("Ann", reply.Now);

    public Answer<Offer> Offered { get; set; } = new Offer([new("x", AccountKind.Profile, "1", "Account 1")], []);

    /// <summary>What happens while it is asked.</summary>
    public Func<TokenQuestion, Task> Meanwhile { get; set; } = async _ => await Task.Yield();

    /// <summary>What happens before a renewal is answered.</summary>
    public Func<Task> BeforeRenewal { get; set; } = async () => await Task.Yield();

    public ConcurrentQueue<TokenQuestion> Inspected { get; } = new();

    public ConcurrentQueue<TokenQuestion> Renewals { get; } = new();

    public ConcurrentQueue<TokenQuestion> Revoked { get; } = new();

    /// <summary>Where the last person was sent.</summary>
    public ConsentRequest? Request { get; private set; }

    /// <summary>The network accepts the token, and its login on all its accounts.</summary>
    public static TokenAnswer Accepted(TokenQuestion question) => new((Problem?)null)
    {
        Accounts = question.Accounts.ToDictionary(one => one.AuthorizationId, _ => new AccountAnswer((Problem?)null)),
    };

    public static TokenAnswer Refused(string reason, string detail = "said the network") => new(new Problem(reason, detail));

    public static Grant GrantOf(string user, DateTimeOffset now, string secret = "newer") => new()
    {
        AccessToken = new Secret($"{user}-{secret}"),
        RefreshToken = new Secret($"{user}-{secret}-refresh"),
        AccessEnd = End.At(now.AddHours(2)),
        RefreshEnd = End.Never,
        Login = new GrantLogin("x", user, user, $"{user.ToLowerInvariant()}@example.com"),
        At = now,
    };

    /// <summary>Settings under which a network can be asked.</summary>
    public static (string Key, string Value)[] SetUpOf(string network) =>
        [($"Networks:{network}:ClientId", "our-id"), ($"Networks:{network}:ClientSecret", "our-secret")];

    /// <summary>Its access tokens are what is renewed.</summary>
    public void RenewsAccess() => Connector = Connector with { RenewsAccess = true };

    public DateTimeOffset? BudgetBackAt { get; set; }

    public void Pace(double requestsPerSecond)
    {
    }

    public Uri ConsentAt(AppAccess app, ConsentRequest request)
    {
        Request = request;
        return new Uri($"https://network.invalid/?client_id={app.ClientId}&state={request.State}");
    }

    public Task<Answer<Grant>> RedeemAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken) => Task.FromResult(Redemption(reply));

    public Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken) => Task.FromResult(Offered);

    public async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        Inspected.Enqueue(question);
        await Meanwhile(question);
        return Inspection(question);
    }

    public async Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        await BeforeRenewal();
        Renewals.Enqueue(question);
        return Renewal(question);
    }

    public async Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        Revoked.Enqueue(question);
        await Meanwhile(question);
        return Revocation(question);
    }

    private static Grant Renewed(TokenQuestion question) => GrantOf("renewed", question.Now) with { Login = null };
}
