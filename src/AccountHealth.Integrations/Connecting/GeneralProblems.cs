using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Integrations.Connecting;

/// <summary>The rows of the table error → reason that hold for every network.</summary>
internal static class GeneralProblems
{
    /// <summary>Cut well behind any secret: those are taken out later, and what is stored is shorter.</summary>
    private const int MostOfMessage = 4000;

    /// <summary>A server in trouble and a request too many say nothing of a token, whatever the body says.</summary>
    public static Problem? BeforeAll(HttpAnswer answer) => answer.Status switch
    {
        429 => new Problem(ReasonCodes.RateLimited, Said(answer)),
        >= 500 => new Problem(ReasonCodes.NetworkOutage, Said(answer)),
        _ => null,
    };

    /// <summary>What a status says where the network's own table is silent.</summary>
    /// <param name="isOnAccount">The address names the stored account: only there 404 says that it is gone, elsewhere that we ask in the wrong place.</param>
    public static Problem? AfterAll(HttpAnswer answer, TokenQuestion? known, bool isOnAccount) => answer.Status switch
    {
        401 => Refused(answer, known),
        403 => new Problem(ReasonCodes.MissingPermissions, Said(answer)),
        404 when isOnAccount => new Problem(ReasonCodes.ResourceGone, Said(answer)),
        >= 400 => new Problem(ReasonCodes.AppMisconfigured, Said(answer)),
        _ => null,
    };

    /// <summary>The access token is refused without a cause: a renewal tells more, where there is a grant to renew on.</summary>
    public static Problem Refused(HttpAnswer answer, TokenQuestion? known) =>
        new(ReasonOf401(known), Said(answer)) { RenewFirst = known?.RefreshToken is not null };

    /// <summary>
    /// A renewal refused without a cause: expired where that end has passed, unused where the network ends unused grants,
    /// else revoked.
    /// </summary>
    public static Problem RefusedRenewal(HttpAnswer answer, TokenQuestion question) => new(
        question.IsGrantOver ? ReasonCodes.TokenExpired
        : question.InactivityLimit is { } limit && question.UsedAt + limit <= question.Now ? ReasonCodes.TokenExpiredInactivity
        : ReasonCodes.AccessRevoked,
        Said(answer));

    /// <summary>
    /// A token endpoint that says no, but not to the grant: our request or our app, a limit, or trouble of the network. One
    /// that names no error at all says nothing.
    /// </summary>
    public static Problem NotTheGrant(HttpAnswer answer)
    {
        var word = First(answer.Body.Text("error"), answer.Body.Text("error", "code"));
        return new(
            word is "" or "temporarily_unavailable" or "server_error" or "internal_error" ? ReasonCodes.NetworkOutage
            : word is "rate_limit_exceeded" ? ReasonCodes.RateLimited
            : ReasonCodes.AppMisconfigured,
            Said(answer));
    }

    /// <summary>Expired where the stored end has passed; else revoked.</summary>
    public static string ExpiredOrRevoked(TokenQuestion? known) =>
        known is { IsAccessOver: true } ? ReasonCodes.TokenExpired : ReasonCodes.AccessRevoked;

    /// <summary>The network's own code and message, on one line.</summary>
    public static string Said(HttpAnswer answer)
    {
        var body = answer.Body;
        var error = body.At("error") is { ValueKind: not JsonValueKind.Undefined } one ? one : body.Items("errors").FirstOrDefault();
        string[] parts =
        [
            $"HTTP {answer.Status}",
            First(error.Text(), error.Text("code"), body.Text("code")),
            First(error.Text("error_subcode"), body.Text("error_subtype")),
            body.Text("serviceErrorCode"),
            body.Text("error_code"),
            First(
                body.Text("error_description"),
                error.Text("message"),
                error.Text("detail"),
                body.Text("message"),
                body.Text("detail"),
                body.Text("error_message"),
                body.Text("debug_message")),
        ];
        var said = string.Join(" · ", parts.Where(part => part.Length > 0).Select(part => part.ReplaceLineEndings(" ")));
        return said.Length <= MostOfMessage ? said : said[..MostOfMessage] + "…";
    }

    /// <summary>The same problem without any of these secrets in what the network said.</summary>
    public static Problem Without(this Problem problem, params ReadOnlySpan<Secret?> secrets)
    {
        var detail = problem.Detail;
        foreach (var secret in secrets)
        {
            if (secret is not null && secret.Reveal().Length >= 4)
            {
                detail = detail.Replace(secret.Reveal(), secret.ToString(), StringComparison.Ordinal);
            }
        }

        return detail == problem.Detail ? problem : problem with { Detail = detail };
    }

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }

    private static string ReasonOf401(TokenQuestion? known) =>
        known is { IsAccessOver: true } ? ReasonCodes.TokenExpired : ReasonCodes.UnknownAuthFailure;
}

internal static class AppAddresses
{
    /// <summary>The address below one of the network's hosts, with the API's version where the path says {version}.</summary>
    public static Uri At(this AppAccess app, string host, string path) =>
        new(app.Host(host).AbsoluteUri.TrimEnd('/') + path.Replace("{version}", app.Version, StringComparison.Ordinal));
}
