using AccountHealth.Core.Connecting;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>Every row of the table error → reason, as a network answers it.</summary>
public class RecordedRefusalsTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_recorded_refusal_leads_to_its_reason(string place, RecordedCase refusal)
    {
        using var world = RecordedWorld.Of(place, refusal);
        var question = world.Question(refusal.Given);

        var found = refusal.Asked switch
        {
            "refresh" => (await world.Connector.RenewAsync(world.App, question, CancellationToken.None)).Problem,
            "connect" => await ConnectAsync(world),
            _ => Found(await world.InspectAsync(question), question, refusal),
        };

        Assert.True(found?.Reason == refusal.Reason, $"{refusal.Reason ?? "nothing"} was expected, {found?.ToString() ?? "nothing"} was found. Asked:\n{world.Asked}");
        if (refusal.Expected.TryGetProperty("waitSeconds", out var wait))
        {
            Assert.Equal(TimeSpan.FromSeconds(wait.GetDouble()), found!.Until - Times.Now);
        }
    }

    public static TheoryData<string, RecordedCase> Cases()
    {
        var cases = new TheoryData<string, RecordedCase>();
        foreach (var place in RecordedPlace.All)
        {
            foreach (var refusal in place.Refusals())
            {
                cases.Add(place.ToString(), refusal);
            }
        }

        return cases;
    }

    private static async Task<Problem?> ConnectAsync(RecordedWorld world)
    {
        var grant = await world.ConnectAsync();
        return grant.Problem ?? (await world.Connector.OfferAsync(world.App, grant.Value, CancellationToken.None)).Problem;
    }

    /// <summary>The problem with the token, or with the account that the file names, or with any.</summary>
    private static Problem? Found(TokenAnswer answer, TokenQuestion question, RecordedCase refusal)
    {
        if (answer.Token is not null)
        {
            return answer.Token;
        }

        var named = refusal.Expected.TryGetProperty("account", out var id)
            ? question.Accounts.Where(one => one.NativeId == id.GetString())
            : question.Accounts;
        return named.Select(one => answer.Accounts.GetValueOrDefault(one.AuthorizationId)?.Problem).FirstOrDefault(problem => problem is not null);
    }
}
