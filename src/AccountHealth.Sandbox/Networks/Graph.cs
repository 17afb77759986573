using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What graph.facebook.com and graph.instagram.com have in common: versions, tokens, errors and why a token died.</summary>
internal static class Graph
{
    /// <summary>The newest version; v20.0 ended on 24 Sep 2026.</summary>
    private const int Newest = 26;

    /// <summary>The versions that still answer begin here; those of the Marketing API later.</summary>
    public const int Oldest = 21;

    private static readonly TimeSpan Unused = TimeSpan.FromDays(180);

    /// <summary>Answers with a token that works, of a version that lives; otherwise says why not.</summary>
    public static Answer WithToken(Call call, Func<Call, Token, Answer> answer, int oldest = Oldest)
    {
        if (DeadVersion(call, oldest) is { } old)
        {
            return old;
        }

        if (call.Grants.Find(call.Network.Id, TokenOf(call)) is not { } token)
        {
            return Error(190, message: "Invalid OAuth access token.");
        }

        if (Blocked(token.Grant.App) is { } blocked)
        {
            return blocked;
        }

        if (!ProofIsRight(call, token))
        {
            return Error(104, message: "Invalid appsecret_proof provided in the API argument");
        }

        if (CauseOf(token, call.Now) is { } cause)
        {
            return Dead(cause);
        }

        if (SuspensionOf(token.Grant.Login.Conditions) is { } suspension)
        {
            return suspension;
        }

        token.LastUsedAt = call.Now;
        return Metered(call, answer(call, token));
    }

    public static string? TokenOf(Call call) => call.Value("access_token") ?? call.BearerToken;

    /// <summary>2635 for a version that is over or was never there; paths without a version have none that could be over.</summary>
    public static Answer? DeadVersion(Call call, int oldest = Oldest)
    {
        var version = call.Request.RouteValues["version"] as string;
        var lives = version is null
            || (version.StartsWith('v') && version.EndsWith(".0", StringComparison.Ordinal)
                && int.TryParse(version[1..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= oldest && number <= Newest);
        return lives ? null : Error(2635, message: "You are calling a deprecated version of the API.");
    }

    /// <summary>What the app itself is refused, whoever's token it brings.</summary>
    public static Answer? Blocked(App app) =>
        app.Conditions.Has("blocked") ? Error(200, message: "API access blocked.")
        : app.Conditions.Has("no-capability") ? Error(3)
        : null;

    /// <summary>Why the token is refused; null while it works. The same for the API and for debug_token.</summary>
    public static GraphCause? CauseOf(Token token, DateTimeOffset now)
    {
        var login = token.Grant.Login.Conditions;
        return token switch
        {
            { Cause: Causes.Revoked } => new(190, 458),
            { Cause: Causes.Password } => new(190, 460),
            { Cause: not null } => new(190, null),
            _ when login.Has(Conditions.Checkpoint) => CheckpointOf(login.Detail(Conditions.Checkpoint)!),
            _ when login.Has(Conditions.Unconfirmed) => new(190, 464),
            _ when login.Has(Conditions.Restrict) => new(190, 465),
            _ when token.HasEnded(now) => new(190, 463),
            _ when token.LastUsedAt + Unused <= now => new(190, 468),
            { Account: { } page } when !Reaches(token.Grant, page) => new(190, 492),
            _ => null,
        };
    }

    /// <summary>The person has a role on it, it was chosen in the dialog, and it is still there.</summary>
    public static bool Reaches(Grant grant, Account account) =>
        account.RoleOf(grant.Login) is not null && grant.Covers(account) && !account.Conditions.Has(Conditions.Gone);

    public static Answer Dead(GraphCause cause) =>
        Error(cause.Code, cause.Subcode, cause.Code == 190 ? "Error validating access token." : null);

    /// <summary>368: blocked for policy; the detail is the subcode.</summary>
    public static Answer? SuspensionOf(Conditions conditions) =>
        conditions.Has(Conditions.Suspend) ? Error(368, Number(conditions.Detail(Conditions.Suspend))) : null;

    /// <summary>100 with subcode 33: not there, hidden from this token, or not to be read.</summary>
    public static Answer Missing() => Error(100, 33, "Unsupported get request.", type: "GraphMethodException");

    public static Answer NotGranted(int code = 10) => Error(code, message: $"(#{code}) Permission denied", status: 403);

    public static Answer Error(int code, int? subcode = null, string? message = null, int status = 400,
        string type = "OAuthException", bool transient = false, bool userIsTold = false) => Answer.Json(new
        {
            error = new
            {
                message = message ?? "The request could not be completed.",
                type,
                code,
                error_subcode = subcode,
                error_user_title = userIsTold ? "Action needed" : null,
                error_user_msg = userIsTold ? "Please open the app." : null,
                is_transient = transient,
                fbtrace_id = NativeIds.Secret(11),
            },
        }, status);

    /// <summary>A business-use-case limit; the time to regain access is told in minutes.</summary>
    public static Answer TooMany(int code, string type, string objectId, TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        var usage = $$"""{"{{objectId}}":[{"type":"{{type}}","call_count":100,"total_cputime":28,"total_time":44,"estimated_time_to_regain_access":{{minutes}},"ads_api_access_tier":"standard_access"}]}""";
        return Error(code, message: "Too many calls. Please wait.", transient: true).With("X-Business-Use-Case-Usage", usage);
    }

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The detail is the subcode (459, 483, 490), or "code 459" for the number as the code itself.
    private static GraphCause CheckpointOf(string detail) =>
        detail.StartsWith("code ", StringComparison.Ordinal) ? new(Number(detail[5..]) ?? 459, null) : new(190, Number(detail) ?? 459);

    private static bool ProofIsRight(Call call, Token token)
    {
        var app = token.Grant.App;
        if (call.Value("appsecret_proof") is not { } proof)
        {
            return !app.Conditions.Has("require-proof");
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(app.Secret), Encoding.UTF8.GetBytes(token.Value));
        return proof == Convert.ToHexStringLower(expected);
    }

    // 200 calls an hour for each user of the app; the header comes only once there is something to tell.
    private static Answer Metered(Call call, Answer answer)
    {
        var hourAgo = call.State.Clock.RealNow.ToUnixTimeSeconds() - 3600;
        var calls = call.State.Calls.Counts.Where(one => one.Key.Network == call.Network.Id && one.Key.Second > hourAgo).Sum(one => one.Value);
        var percent = Math.Min(100, calls * 100 / (200 * Math.Max(50, call.Grants.Tokens.Count)));
        return percent == 0
            ? answer
            : answer.With("X-App-Usage", $$"""{"call_count":{{percent}},"total_time":{{percent / 2}},"total_cputime":{{percent / 2}}}""");
    }
}

/// <summary>The code and subcode by which Graph says why a token does not work.</summary>
internal sealed record GraphCause(int Code, int? Subcode);
