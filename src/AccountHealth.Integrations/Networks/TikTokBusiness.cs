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
    /// <summary>The code of an answer that lacks some of what was asked for.</summary>
    private const long InPart = 20001;

    /// <summary>TikTok API for Business, return codes.</summary>
    private static Problem? ProblemOfCode(long code, HttpAnswer answer, TokenQuestion? known)
    {
        var reason = code switch
        {
            // Done, or done in part.
            0 or InPart => null,
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
        request.Headers.TryAddWithoutValidation("Access-Token", token.Reveal());
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

    /// <summary>An answer, with its data and whether that is all.</summary>
    /// <param name="secret">The token or code that the request carries.</param>
    private async Task<Answer<JsonElement>> AskBusinessAsync(
        AppAccess app, HttpRequestMessage request, Secret secret, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(request, known, cancellationToken);
        return answer.Problem is { } problem ? problem.Without(secret, app.ClientSecret)
            : answer.Value.Body.Number("code") is null ? Unreadable("the answer")
            : answer.Value.Body;
    }

    private async Task<Answer<Grant>> RedeemBusinessAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken)
    {
        var given = await AskBusinessAsync(app, BusinessPost(app, "oauth2/access_token/", "auth_code", reply.Code), reply.Code, null, cancellationToken);
        if (given.Problem is { } problem)
        {
            return problem;
        }

        if (Secret.From(given.Value.Text("data", "access_token")) is not { } token)
        {
            return Unreadable("the token response");
        }

        var who = await AskBusinessAsync(app, BusinessGet(app, "user/info/", token), token, null, cancellationToken);
        if (who.Problem is { } refused)
        {
            return refused;
        }

        var user = who.Value.At("data");
        string[] names = [user.Text("display_name"), user.Text("email"), user.Text("id")];
        return user.Text("id") is not { Length: > 0 } id ? Unreadable("user info") : new Grant
        {
            AccessToken = token,
            // No timer; it ends when the advertiser cancels (TikTok API for Business, authentication).
            AccessEnd = End.Never,
            Scopes = Scopes(given.Value.At("data", "scope")),
            Login = new GrantLogin("tiktok", id, names.First(name => name.Length > 0), user.Text("email")),
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
        foreach (var some in listed.Value.Names.Take(Offer.Most).Chunk(MostInOneQuestion))
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

        return new Offer(offered, [], listed.Value.Names.Count > Offer.Most || !listed.Value.IsWhole);
    }

    private async Task<TokenAnswer> InspectBusinessAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var listed = await AdvertisersAsync(app, question.AccessToken!, question, cancellationToken);
        if (listed.Problem is { } problem)
        {
            return question.Refused(problem);
        }

        var answers = new Dictionary<long, AccountAnswer>();
        var asked = question.Accounts.Where(one => one.Kind == AccountKind.AdAccount)
            // Of what only a part was answered, each ad account is asked about itself.
            .ToLookup(one => !listed.Value.IsWhole || listed.Value.Names.ContainsKey(one.NativeId));
        foreach (var one in asked[false])
        {
            answers[one.AuthorizationId] = new AccountAnswer(new Problem(AccessRevoked, "not among the ad accounts of this token"));
        }

        foreach (var some in asked[true].Chunk(MostInOneQuestion))
        {
            if (await StatesAsync(app, some, listed.Value, question, answers, cancellationToken) is { } ended)
            {
                return new TokenAnswer(ended) { Accounts = answers };
            }
        }

        return new TokenAnswer((Problem?)null) { Accounts = answers };
    }

    private async Task<Answer<bool>> RevokeBusinessAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var token = question.AccessToken!;
        var answer = await AskBusinessAsync(app, BusinessPost(app, "oauth2/revoke_token/", "access_token", token), token, question, cancellationToken);
        return answer.Problem is { } problem ? problem : true;
    }
}
