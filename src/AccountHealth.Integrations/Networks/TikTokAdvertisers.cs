using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using Microsoft.AspNetCore.WebUtilities;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>The ad accounts of a Marketing API token, and what state they are in.</summary>
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

    private static Problem? StateOf(JsonElement advertiser) =>
        advertiser.Text("status") is "" or "STATUS_ENABLE" || Waiting.Contains(advertiser.Text("status"))
            ? null
            : new Problem(AdAccountDisabled, advertiser.Text("status"));

    /// <summary>Adds the answers for these ad accounts.</summary>
    /// <returns>What ends the whole inspection; else null.</returns>
    private async Task<Problem?> StatesAsync(
        AppAccess app, AskedAccount[] asked, Advertisers listed, TokenQuestion question, Dictionary<long, AccountAnswer> answers, CancellationToken cancellationToken)
    {
        var described = await DescribeAsync(app, asked.Select(one => one.NativeId), question.AccessToken!, question, cancellationToken);
        if (described.Problem is { } problem && problem.EndsInspection())
        {
            return problem;
        }

        // A refusal of an ad account does not say which one: each half is asked again. A missing permission is the token's.
        if (described.Problem is { Reason: InsufficientAccess or ResourceGone } && asked.Length > 1)
        {
            return await StatesAsync(app, asked[..(asked.Length / 2)], listed, question, answers, cancellationToken)
                ?? await StatesAsync(app, asked[(asked.Length / 2)..], listed, question, answers, cancellationToken);
        }

        foreach (var one in asked)
        {
            var advertiser = described.Problem is null ? described.Value.GetValueOrDefault(one.NativeId) : default;
            if (described.Problem is null && advertiser.ValueKind == JsonValueKind.Undefined && !listed.Names.ContainsKey(one.NativeId))
            {
                // Not in either part that was answered.
                continue;
            }

            var role = advertiser.Text("role");
            answers[one.AuthorizationId] = new AccountAnswer(described.Problem ?? StateOf(advertiser), role.Length > 0 ? role : null);
        }

        return null;
    }

    /// <summary>All ad accounts of the token, with their names: one list without pages, which also shows that the token works.</summary>
    private async Task<Answer<Advertisers>> AdvertisersAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var path = QueryHelpers.AddQueryString(
            "oauth2/advertiser/get/", new Dictionary<string, string?> { ["app_id"] = app.ClientId, ["secret"] = app.ClientSecret.Reveal() });
        var answer = await AskBusinessAsync(app, BusinessGet(app, path, token), token, known, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        if (!answer.Value.HasList("data", "list"))
        {
            return Unreadable("the list of ad accounts");
        }

        var advertisers = new Dictionary<string, string>();
        foreach (var one in answer.Value.Items("data", "list").Where(one => one.Text("advertiser_id").Length > 0))
        {
            advertisers[one.Text("advertiser_id")] = one.Text("advertiser_name") is { Length: > 0 } name ? name : one.Text("advertiser_id");
        }

        return new Advertisers(advertisers, answer.Value.Number("code") != InPart);
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
        if (!answer.Value.HasList("data", "list"))
        {
            return Unreadable("the ad accounts");
        }

        foreach (var one in answer.Value.Items("data", "list"))
        {
            described[one.Text("advertiser_id")] = one;
        }

        return new Answer<IReadOnlyDictionary<string, JsonElement>>(described);
    }

    /// <param name="Names">By id.</param>
    /// <param name="IsWhole">Whether one that is absent is not the token's.</param>
    private sealed record Advertisers(IReadOnlyDictionary<string, string> Names, bool IsWhole);
}
