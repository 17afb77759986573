using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Locations of Google Business Profile, formerly My Business.</summary>
internal sealed class GoogleBusiness(NetworkHttp http) : GoogleConnector(http)
{
    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "google-business",
        Name = "Google Business",
        Mark = "Gb",
        Kinds = [AccountKind.Location],
        // One help page (Lofty's) names 365 days; Google documents no such timer.
        Lifespans = Google.Lifespans,
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Location] = new(["business.manage"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, TokenExpiredInactivity, SecurityCheckpoint, InsufficientAccess, MissingPermissions,
            PolicyViolation, ResourceGone, UnknownAuthFailure,
        ],
        Settings = Google.Connections,
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>(Google.Hosts)
        {
            ["accounts"] = new("https://mybusinessaccountmanagement.googleapis.com"),
            ["locations"] = new("https://mybusinessbusinessinformation.googleapis.com"),
            ["verifications"] = new("https://mybusinessverifications.googleapis.com"),
        },
        Version = "v1",
        Apps =
        [
            new(UserToken.DefaultApp, "Google Business", [new("google-business", AccountKind.Location)],
                [.. Google.IdentityScopes, "https://www.googleapis.com/auth/business.manage"]),
        ],
        ScopeWords = Google.ScopeWords,
        RequestsPerSecond = 5,
        BudgetSource = "Google, Business Profile APIs, limits: 300 queries per minute for each API",
        RenewBefore = TimeSpan.FromMinutes(10),
        Revokes = true,
        RevokesWholeGrant = true,
    };

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var profiles = await ProfilesAsync(app, grant.AccessToken, null, cancellationToken);
        if (profiles.Problem is { IsSilence: true } silence)
        {
            return silence.Without(grant.AccessToken);
        }

        var offered = new Dictionary<string, OfferedAccount>();
        foreach (var profile in profiles.Problem is null ? profiles.Value : [])
        {
            await foreach (var page in LocationsAsync(app, profile, grant.AccessToken, null, cancellationToken))
            {
                if (page.Problem is { IsSilence: true } interrupted)
                {
                    return interrupted.Without(grant.AccessToken);
                }

                foreach (var one in Listed(page))
                {
                    var id = one.Text("name");
                    var name = one.Text("title") is { Length: > 0 } title ? title : id;
                    offered.TryAdd(Bare(id), new OfferedAccount("google-business", AccountKind.Location, id, name, profile.Role));
                }

                if (offered.Count > Offer.Most)
                {
                    return new Offer([.. offered.Values.Take(Offer.Most)], Missing(app, grant.Scopes), IsCut: true);
                }
            }
        }

        return new Offer([.. offered.Values], Missing(app, grant.Scopes));
    }

    protected override async Task<TokenAnswer> AccountsAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var profiles = await ProfilesAsync(app, question.AccessToken!, question, cancellationToken);
        if (profiles.Problem is { } refused)
        {
            return question.Refused(refused);
        }

        if (profiles.Value.Count == 0)
        {
            return question.Refused(new Problem(InsufficientAccess, "this login manages no profile"));
        }

        var (found, failed) = await FindAsync(app, profiles.Value, question, cancellationToken);
        if (failed?.EndsInspection() == true)
        {
            return new TokenAnswer(failed);
        }

        var answers = new Dictionary<long, AccountAnswer>();
        foreach (var asked in question.Accounts)
        {
            var location = found.GetValueOrDefault(Bare(asked.NativeId));
            var problem = location switch
            {
                { MaySpeak: true } => null,
                null when failed is not null => failed,
                _ => await StateAsync(app, asked, question, cancellationToken),
            };
            // What Google holds against one location says nothing of the others.
            if (problem is { Reason: not PolicyViolation } && problem.EndsInspection())
            {
                return new TokenAnswer(problem) { Accounts = answers };
            }

            answers[asked.AuthorizationId] = new AccountAnswer(problem, location?.Role);
        }

        return new TokenAnswer((Problem?)null) { Accounts = answers };
    }

    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known) =>
        base.ProblemOf(answer, known) ?? (answer.Status == 403 && answer.Body.Text("error", "status") == "PERMISSION_DENIED"
            ? new Problem(InsufficientAccess, GeneralProblems.Said(answer))
            : null);

    /// <summary>
    /// Why Google does not let the business speak for a location: held back for its guidelines or claimed by someone else, or
    /// only not verified yet, which is no disconnection.
    /// </summary>
    private static Problem? StateOf(JsonElement state) =>
        state.Bool("hasVoiceOfMerchant") == true ? null
        : state.At("complyWithGuidelines").ValueKind == JsonValueKind.Object ? new Problem(PolicyViolation, state.Text("complyWithGuidelines", "recommendationReason"))
        : state.At("resolveOwnershipConflict").ValueKind == JsonValueKind.Object ? new Problem(PolicyViolation, "resolveOwnershipConflict")
        : null;

    /// <summary>The number in "locations/9".</summary>
    private static string Bare(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static IEnumerable<JsonElement> Listed(Answer<HttpAnswer> page) =>
        page.Problem is null ? page.Value.Body.Items("locations").Where(one => one.Text("name").Length > 0) : [];

    /// <summary>The accounts of the login: its own and the groups it belongs to.</summary>
    private async Task<Answer<IReadOnlyList<Profile>>> ProfilesAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        List<Profile> profiles = [];
        await foreach (var page in PagesAsync(app, "accounts", "/{version}/accounts?pageSize=20", token, known, cancellationToken))
        {
            if (page.Problem is { } problem)
            {
                // A refusal of everything is no lost role: the token may not ask at all.
                return (problem.Reason == InsufficientAccess ? problem with { Reason = MissingPermissions } : problem).Without(token);
            }

            profiles.AddRange(page.Value.Body.Items("accounts").Select(one => new Profile(Bare(one.Text("name")), one.Text("role"))));
        }

        return new Answer<IReadOnlyList<Profile>>(profiles);
    }

    private IAsyncEnumerable<Answer<HttpAnswer>> LocationsAsync(AppAccess app, Profile profile, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        PagesAsync(
            app, "locations", $"/{{version}}/accounts/{Uri.EscapeDataString(profile.Id)}/locations?readMask=name,title,metadata&pageSize=100",
            token, known, cancellationToken);

    /// <summary>Looks through the lists until every location that was asked about is found.</summary>
    /// <returns>Those that were found, and why a list could not be read: what is not found may be in there.</returns>
    private async Task<(Dictionary<string, Location> Found, Problem? Failed)> FindAsync(
        AppAccess app, IReadOnlyList<Profile> profiles, TokenQuestion question, CancellationToken cancellationToken)
    {
        var wanted = question.Accounts.Select(one => Bare(one.NativeId)).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, Location>();
        Problem? failed = null;
        foreach (var profile in profiles)
        {
            await foreach (var page in LocationsAsync(app, profile, question.AccessToken!, question, cancellationToken))
            {
                foreach (var one in Listed(page).Where(one => wanted.Contains(Bare(one.Text("name")))))
                {
                    found.TryAdd(Bare(one.Text("name")), new Location(one.Bool("metadata", "hasVoiceOfMerchant") == true, profile.Role));
                }

                if (found.Count == wanted.Count)
                {
                    return (found, null);
                }

                var problem = page.Problem?.Without(question.AccessToken);
                if (problem?.EndsInspection() == true)
                {
                    return (found, problem);
                }

                // Not knowing outweighs knowing of one list that it is closed.
                failed = failed is { IsSilence: true } ? failed : problem ?? failed;
            }
        }

        return (found, failed);
    }

    private async Task<Problem?> StateAsync(AppAccess app, AskedAccount asked, TokenQuestion question, CancellationToken cancellationToken)
    {
        var path = $"/{{version}}/locations/{Uri.EscapeDataString(Bare(asked.NativeId))}/VoiceOfMerchantState";
        var answer = await AskAsync(Get(app.At("verifications", path), question.AccessToken!), question, cancellationToken);
        return answer.Problem is { } problem ? problem.Without(question.AccessToken) : StateOf(answer.Value.Body);
    }

    /// <param name="Role">Of the login.</param>
    private sealed record Profile(string Id, string Role);

    /// <param name="MaySpeak">Google lets the business speak for it; an absent flag is none.</param>
    private sealed record Location(bool MaySpeak, string Role);
}
