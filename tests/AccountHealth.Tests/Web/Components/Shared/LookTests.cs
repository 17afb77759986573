using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Web.Components.Shared;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Shared;

public class LookTests
{
    public static TheoryData<string, string[]> Groups() => new()
    {
        { "statuses", [.. Enum.GetValues<AccountStatus>().Select(one => Key(Look.Of(one)))] },
        { "deliveries", [.. Enum.GetValues<DeliveryState>().Select(one => Look.Of(one).Word)] },
        { "runs", [.. Enum.GetValues<RunOutcome>().Select(one => Key(Look.Of(one)))] },
        { "reasons", [.. ReasonVocabulary.All.Select(one => Look.Of(one).Word)] },
        { "reason families", [.. ReasonVocabulary.All.DistinctBy(one => one.Family).Select(one => Look.Of(one).Icon)] },
    };

    [Theory]
    [InlineData(AccountStatus.Deactivated, "Deactivated", "cancel")]
    [InlineData(AccountStatus.Expiring, "Expiring", "hourglass_bottom")]
    [InlineData(AccountStatus.OnStandby, "On standby", "swap_horiz")]
    [InlineData(AccountStatus.Unverified, "Unverified", "help")]
    [InlineData(AccountStatus.Paused, "Paused", "pause_circle")]
    [InlineData(AccountStatus.Active, "Active", "check_circle")]
    public void A_status_is_shown_by_its_word_and_its_icon(AccountStatus status, string word, string icon)
    {
        using var screen = new Screen();

        var shown = screen.Render<Status>(parameters => parameters.Add(one => one.Look, Look.Of(status)));

        Assert.Equal(icon, shown.Find("[aria-hidden=true]").TextContent);
        Assert.Equal(word, shown.Find("span").LastChild!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void No_two_states_look_alike_without_their_colour(string group, string[] looks)
    {
        Assert.True(looks.Length > 2, group);
        Assert.Equal(looks.Length, looks.Distinct().Count());
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked, "Access revoked", "stop")]
    [InlineData(ReasonCodes.NetworkOutage, "No answer", "mut")]
    public void A_silence_is_not_coloured_like_a_loss(string code, string word, string tone)
    {
        Assert.Equal((word, tone), (Look.Of(ReasonVocabulary.Of(code)).Word, Look.Of(ReasonVocabulary.Of(code)).Tone));
    }

    private static string Key(Look look) => $"{look.Word} {look.Icon}";
}
