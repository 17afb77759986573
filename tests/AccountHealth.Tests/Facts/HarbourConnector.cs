using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

/// <summary>A network named Harbour that answers what a test wants it to.</summary>
internal sealed class HarbourConnector : IConnector
{
    public const string Id = "harbour";

    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = Id,
        Name = "Harbour",
        Mark = "Hb",
        Kinds = [AccountKind.Page, AccountKind.AdAccount],
        Lifespans = [new Lifespan(ClockKind.Access, TimeSpan.FromDays(60), "Harbour", new DateOnly(2026, 11, 1))],
        Reasons = [],
        Needs = new Dictionary<string, Requirement> { [AccountKind.AdAccount] = new(["r_ads"], []) },
        Settings = new SettingsPage("Apps", new Uri("https://harbour.test/apps"), "Harbour"),
    };

    public ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri> { ["consent"] = new("https://harbour.test") },
        Version = "3",
        Apps = [new SignInApp(UserToken.DefaultApp, "Harbour", [new(Id, AccountKind.Page), new(Id, AccountKind.AdAccount)], ["pages", "r_ads"])],
        ScopeWords = new Dictionary<string, string> { ["r_ads"] = "see ad accounts" },
        RequestsPerSecond = 5,
        BudgetSource = "made up",
    };

    public Answer<Grant> Grant { get; set; } = Of("ann", "Ann Berg");

    public Answer<Offer> Offer { get; set; } = new Offer([], []);

    public static Grant Of(string id, string name) => new()
    {
        AccessToken = new Secret($"tok-{id}-new"),
        AccessEnd = End.At(Times.InDays(60)),
        Scopes = "pages",
        Login = new GrantLogin(Id, id, name, $"{id}@example.com"),
        At = Times.Now,
    };

    public static OfferedAccount Page(string id, string name) => new(Id, AccountKind.Page, id, name, "Editor");

    public void Pace(double requestsPerSecond)
    {
    }

    public Uri ConsentAt(AppAccess app, ConsentRequest request) => new($"https://harbour.test/consent?state={request.State}&again={request.Again}");

    public Task<Answer<Grant>> RedeemAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken) => Task.FromResult(Grant);

    public Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken) => Task.FromResult(Offer);

    public Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken) => Task.FromResult(new TokenAnswer(null));

    public Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken) => Task.FromResult(Grant);

    public Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken) => Task.FromResult(new Answer<bool>(true));
}
