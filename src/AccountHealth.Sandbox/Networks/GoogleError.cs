namespace AccountHealth.Sandbox.Networks;

/// <summary>The envelope in which Google's APIs refuse: older ones fill errors, newer ones status and details.</summary>
internal static class GoogleError
{
    private static readonly string[] ProjectDetails =
        ["SERVICE_DISABLED", "CONSUMER_INVALID", "CONSUMER_SUSPENDED", "BILLING_DISABLED", "USER_PROJECT_DENIED"];

    public static Answer Of(int code, string? reason = null, string? status = null, string? detail = null, string domain = "global",
        string message = "The request was refused.") => Answer.Json(new
        {
            error = new
            {
                code,
                message,
                errors = reason is null ? null : new[] { new { message, domain, reason } },
                status,
                details = detail is null ? null : new[]
                {
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = detail, ["domain"] = "googleapis.com",
                        ["metadata"] = new Dictionary<string, string>(StringComparer.Ordinal),
                    },
                },
            },
        }, code);

    /// <summary>In YouTube's own words.</summary>
    public static Answer YouTube(int code, string reason) => Of(code, reason, domain: "youtube");

    public static Answer BadArgument() => Of(400, status: "INVALID_ARGUMENT");

    /// <summary>What is wrong with the project that the app belongs to; null where nothing is.</summary>
    public static Answer? OfProject(World.Conditions project) =>
        project.Has("accessNotConfigured") ? Of(403, "accessNotConfigured")
        : ProjectDetails.FirstOrDefault(project.Has) is { } detail ? Of(403, status: "PERMISSION_DENIED", detail: detail)
        : null;
}
