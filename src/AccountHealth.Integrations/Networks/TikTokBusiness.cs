using System.Net.Http.Json;
using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using Microsoft.AspNetCore.WebUtilities;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>
/// The Marketing API: ad accounts, by a long-term token that is never renewed. Every path ends in a slash; nearly every error
/// comes with HTTP 200 and a number.
/// </summary>
internal sealed partial class TikTok
{
    /// <summary>So many ad accounts are described at once.</summary>
    private const int MostInOneQuestion = 100;

    /// <summary>Waiting for a review or a signature is no trouble with the account.</summary>
    private static readonly string[] Waiting =
    [
        "STATUS_PENDING_CONFIRM", "STATUS_PENDING_CONFIRM_MODIFY", "STATUS_PENDING_VERIFIED", "STATUS_CONTRACT_PENDING",
        "STATUS_SELF_SERVICE_UNAUDITED", "STATUS_WAIT_FOR_BPM_AUDIT", "STATUS_WAIT_FOR_PUBLIC_AUTH",
    ];

    /// <summary>TikTok API for Business, return codes.</summary>
    private static Problem? ProblemOfCode(long code, HttpAnswer answer, TokenQuestion? known)
    {
        var reason = code switch
        {
            // Done, or done in part.
            0 or 20001 => null,
            // 40100 stands among the codes of tokens and is none.
            40100 or 40016 or 40133 => RateLimited,
            40102 or 40103 => TokenExpired,
            40105 => AccessRevoked,
            40107 => IsOver(known) ? TokenExpired : AccessRevoked,
            // The code of the dialog: nothing that was stored is touched.
            40110 => UnknownAuthFailure,
            40106 or 40119 => InsufficientAccess,
            40001 => MissingPermissions,
            40300 or 40301 => ResourceGone,
            >= 50000 and < 70000 => NetworkOutage,
            _ => AppMisconfigured,
        };
        return reason is null ? null : new Problem(reason, GeneralProblems.Said(answer));
    }

    /// <summary>A grant that has an end of its own ends with that; else with the token.</summary>
    private static bool IsOver(TokenQuestion? known) => known is not null && (known.RefreshEnd.IsDated ? known.IsGrantOver : known.IsAccessOver);

    private static Uri BusinessConsentAt(AppAccess app, ConsentRequest request) => new(QueryHelpers.AddQueryString(
        app.At("business-consent", "/portal/auth").AbsoluteUri,
        new Dictionary<string, string?>
        {
            ["app_id"] = app.ClientId,
            ["state"] = request.State,
            ["redirect_uri"] = request.ReturnTo.AbsoluteUri,
        }));

    private static Uri BusinessAt(AppAccess app, string path) => app.At("business", "/open_api/{version}/" + path);

    private static HttpRequestMessage BusinessGet(AppAccess app, string path, Secret token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, BusinessAt(app, path));
        request.Headers.Add("Access-Token", token.Reveal());
        return request;
    }

    private static HttpRequestMessage BusinessPost(AppAccess app, string path, string name, Secret secret) => new(HttpMethod.Post, BusinessAt(app, path))
    {
        Content = JsonContent.Create(new Dictionary<string, string>
        {
            ["app_id"] = app.ClientId,
            ["secret"] = app.ClientSecret.Reveal(),
            [name] = secret.Reveal(),
        }),
    };

    private static Problem? StateOf(JsonElement advertiser) =>
        advertiser.Text("status") is "" or "STATUS_ENABLE" || Waiting.Contains(advertiser.Text("status"))
            ? null
            : new Problem(AdAccountDisabled, advertiser.Text("status"));

    /// <summary>The data of an answer.</summary>
    /// <param name="secret">The token or code that the request carries.</param>
    private async Task<Answer<JsonElement>> AskBusinessAsync(
        AppAccess app, HttpRequestMessage request, Secret secret, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(request, known, cancellationToken);
        return answer.Problem is { } problem ? problem.Without(secret, app.ClientSecret)
            : answer.Value.Body.Number("code") is null ? Unreadable("the answer")
            : answer.Value.Body.At("data");
    }

    private async Task<Answer<Grant>> RedeemBusinessAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken)
    {
        var given = await AskBusinessAsync(app, BusinessPost(app, "oauth2/access_token/", "auth_code", reply.Code), reply.Code, null, cancellationToken);
        if (given.Problem is { } problem)
        {
            return problem;
        }

        if (Secret.From(given.Value.Text("access_token")) is not { } token)
        {
            return Unreadable("the token response");
        }

        var who = await AskBusinessAsync(app, BusinessGet(app, "user/info/", token), token, null, cancellationToken);
        if (who.Problem is { } refused)
        {
            return refused;
        }

        string[] names = [who.Value.Text("display_name"), who.Value.Text("email"), who.Value.Text("id")];
        return who.Value.Text("id") is not { Length: > 0 } id ? Unreadable("user info") : new Grant
        {
            AccessToken = token,
            // No timer; it ends when the advertiser cancels (TikTok API for Business, authentication).
            AccessEnd = End.Never,
            Scopes = Scopes(given.Value.At("scope")),
            Login = new GrantLogin("tiktok", id, names.First(name => name.Length > 0), who.Value.Text("email")),
            At = reply.Now,
        };
    }

    private async Task<Answer<Offer>> OfferAdAccountsAsync(AppAccess app, Secret token, CancellationToken cancellationToken)
    {
        var listed = await AdvertisersAsync(app, token, null, cancellationToken);
        if (listed.Problem is { } problem)
        {
            return problem.IsSilence ? problem : new Offer([], []);
        }

        var offered = new List<OfferedAccount>();
        foreach (var some in listed.Value.Take(Offer.Most).Chunk(MostInOneQuestion))
        {
            var described = await DescribeAsync(app, some.Select(one => one.Key), token, null, cancellationToken);
            if (described.Problem is { IsSilence: true } silence)
            {
                return silence;
            }

            offered.AddRange(some.Select(one =>
            {
                var more = described.Problem is null ? described.Value.GetValueOrDefault(one.Key) : default;
                return new OfferedAccount("tiktok", AccountKind.AdAccount, one.Key, one.Value, more.Text("role"), more.Text("timezone")) { Problem = StateOf(more) };
            }));
        }

        return new Offer(offered, [], listed.Value.Count > Offer.Most);
    }

    private async Task<TokenAnswer> InspectBusinessAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var listed = await AdvertisersAsync(app, question.AccessToken!, question, cancellationToken);
        if (listed.Problem is { } problem)
        {
            return question.Refused(problem);
        }

        var answers = new Dictionary<long, AccountAnswer>();
        var asked = question.Accounts.Where(one => one.Kind == AccountKind.AdAccount).ToLookup(one => listed.Value.ContainsKey(one.NativeId));
        foreach (var one in asked[false])
        {
            answers[one.AuthorizationId] = new AccountAnswer(new Problem(AccessRevoked, "not among the ad accounts of this token"));
        }

        foreach (var some in asked[true].Chunk(MostInOneQuestion))
        {
            if (await StatesAsync(app, some, question, answers, cancellationToken) is { } ended)
            {
                return new TokenAnswer(ended) { Accounts = answers };
            }
        }

        return new TokenAnswer((Problem?)null) { Accounts = answers };
    }

    /// <summary>Adds the answers for these ad accounts.</summary>
    /// <returns>What ends the whole inspection; else null.</returns>
    private async Task<Problem?> StatesAsync(
        AppAccess app, AskedAccount[] asked, TokenQuestion question, Dictionary<long, AccountAnswer> answers, CancellationToken cancellationToken)
    {
        var described = await DescribeAsync(app, asked.Select(one => one.NativeId), question.AccessToken!, question, cancellationToken);
        if (described.Problem is { } problem && problem.EndsInspection())
        {
            return problem;
        }

        // A refusal of an ad account does not say which one: each half is asked again. A missing permission is the token's.
        if (described.Problem is { Reason: InsufficientAccess or ResourceGone } && asked.Length > 1)
        {
            return await StatesAsync(app, asked[..(asked.Length / 2)], question, answers, cancellationToken)
                ?? await StatesAsync(app, asked[(asked.Length / 2)..], question, answers, cancellationToken);
        }

        foreach (var one in asked)
        {
            var advertiser = described.Problem is null ? described.Value.GetValueOrDefault(one.NativeId) : default;
            var role = advertiser.Text("role");
            answers[one.AuthorizationId] = new AccountAnswer(described.Problem ?? StateOf(advertiser), role.Length > 0 ? role : null);
        }

        return null;
    }

    /// <summary>All ad accounts of the token, with their names: one list without pages, which also shows that the token works.</summary>
    private async Task<Answer<IReadOnlyDictionary<string, string>>> AdvertisersAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var path = QueryHelpers.AddQueryString(
            "oauth2/advertiser/get/", new Dictionary<string, string?> { ["app_id"] = app.ClientId, ["secret"] = app.ClientSecret.Reveal() });
        var answer = await AskBusinessAsync(app, BusinessGet(app, path, token), token, known, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        var advertisers = new Dictionary<string, string>();
        foreach (var one in answer.Value.Items("list").Where(one => one.Text("advertiser_id").Length > 0))
        {
            advertisers[one.Text("advertiser_id")] = one.Text("advertiser_name") is { Length: > 0 } name ? name : one.Text("advertiser_id");
        }

        return new Answer<IReadOnlyDictionary<string, string>>(advertisers);
    }

    private async Task<Answer<IReadOnlyDictionary<string, JsonElement>>> DescribeAsync(
        AppAccess app, IEnumerable<string> ids, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var path = QueryHelpers.AddQueryString("advertiser/info/", new Dictionary<string, string?>
        {
            ["advertiser_ids"] = JsonSerializer.Serialize(ids),
            ["fields"] = """["advertiser_id","name","status","role","timezone"]""",
        });
        var answer = await AskBusinessAsync(app, BusinessGet(app, path, token), token, known, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        var described = new Dictionary<string, JsonElement>();
        foreach (var one in answer.Value.Items("list"))
        {
            described[one.Text("advertiser_id")] = one;
        }

        return new Answer<IReadOnlyDictionary<string, JsonElement>>(described);
    }

    private async Task<Answer<bool>> RevokeBusinessAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var token = question.AccessToken!;
        var answer = await AskBusinessAsync(app, BusinessPost(app, "oauth2/revoke_token/", "access_token", token), token, question, cancellationToken);
        return answer.Problem is { } problem ? problem : true;
    }
}
