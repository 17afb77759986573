using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>YouTube channels, held by a Google login.</summary>
internal sealed class YouTube(NetworkHttp http) : GoogleConnector(http)
{
    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "youtube",
        Name = "YouTube",
        Mark = "Yt",
        Kinds = [AccountKind.Channel],
        Lifespans = Google.Lifespans,
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Channel] = new(["youtube.readonly|youtube|youtube.force-ssl|youtube.upload"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, TokenExpiredInactivity, SecurityCheckpoint, InsufficientAccess, MissingPermissions,
            AccountSuspended, PolicyViolation, ResourceGone, UnknownAuthFailure,
        ],
        Settings = Google.Connections,
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = Google.Hosts,
        Version = "v3",
        Apps =
        [
            new(UserToken.DefaultApp, "YouTube", [new("youtube", AccountKind.Channel)],
                [.. Google.IdentityScopes, "https://www.googleapis.com/auth/youtube.readonly"]),
        ],
        ScopeWords = Google.ScopeWords,
        RequestsPerSecond = 5,
        BudgetSource = "YouTube counts units per day and project (10,000, one for each question here); no rate per second is published",
        RenewBefore = TimeSpan.FromMinutes(10),
        Revokes = true,
        RevokesWholeGrant = true,
    };

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var channels = await ChannelsAsync(app, grant.AccessToken, null, cancellationToken);
        if (channels.Problem is { IsSilence: true } silence)
        {
            return silence.Without(grant.AccessToken);
        }

        List<JsonElement> items = channels.Problem is null ? [.. channels.Value] : [];
        var offered = items.Select(one => new OfferedAccount(
            "youtube", AccountKind.Channel, one.Text("id"), one.Text("snippet", "title") is { Length: > 0 } title ? title : one.Text("id")));
        return new Offer([.. offered.Take(Offer.Most)], Missing(app, grant.Scopes), items.Count > Offer.Most);
    }

    /// <summary>One list: of the channel that was chosen at the consent, one token, one channel.</summary>
    protected override async Task<TokenAnswer> AccountsAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var channels = await ChannelsAsync(app, question.AccessToken!, question, cancellationToken);
        if (channels.Problem is { } problem)
        {
            return question.Refused(problem.Without(question.AccessToken));
        }

        var held = channels.Value.Select(one => one.Text("id")).ToHashSet(StringComparer.Ordinal);
        return new TokenAnswer((Problem?)null)
        {
            Accounts = question.Accounts.ToDictionary(
                one => one.AuthorizationId,
                one => new AccountAnswer(
                    held.Contains(one.NativeId) ? null
                    : held.Count == 0 ? new Problem(ResourceGone, "no channel belongs to this identity")
                    : new Problem(InsufficientAccess, "another channel belongs to this identity"))),
        };
    }

    /// <summary>YouTube Data API, errors.</summary>
    protected override string? ReasonOf(string signal) => signal switch
    {
        "youtubeSignupRequired" or "authenticatedUserAccountClosed" or "channelClosed" or "authenticatedUserNotChannel" or "channelNotFound" => ResourceGone,
        "authenticatedUserAccountSuspended" or "channelSuspended" => AccountSuspended,
        "accountDelegationForbidden" => InsufficientAccess,
        "forbidden" => MissingPermissions,
        "authorizationRequired" => AppMisconfigured,
        _ => base.ReasonOf(signal),
    };

    /// <summary>What a day allows is counted anew at midnight in California.</summary>
    protected override DateTimeOffset? WaitUntil(HttpAnswer answer)
    {
        if (base.WaitUntil(answer) is { } told)
        {
            return told;
        }

        if (!Signals(answer.Body).Any(one => one is "quotaExceeded" or "dailyLimitExceeded")
            || !TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out var pacific))
        {
            return null;
        }

        var midnight = TimeZoneInfo.ConvertTime(answer.At, pacific).Date.AddDays(1);
        return new DateTimeOffset(midnight, pacific.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private async Task<Answer<IReadOnlyList<JsonElement>>> ChannelsAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        List<JsonElement> channels = [];
        var pages = PagesAsync(app, "api", "/youtube/{version}/channels?part=id,snippet&mine=true&maxResults=50", token, known, cancellationToken);
        await foreach (var page in pages)
        {
            if (page.Problem is { } problem)
            {
                return problem;
            }

            channels.AddRange(page.Value.Body.Items("items"));
            if (channels.Count > Offer.Most)
            {
                break;
            }
        }

        return new Answer<IReadOnlyList<JsonElement>>(channels);
    }
}
