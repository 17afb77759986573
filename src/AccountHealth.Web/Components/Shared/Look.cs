using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Scheduling;

namespace AccountHealth.Web.Components.Shared;

/// <summary>Word, icon and colour of a state: one place for all screens.</summary>
/// <param name="Word">What it is called.</param>
/// <param name="Icon">Material Symbol; filled for states.</param>
/// <param name="Tone">Class that colours icon and tint.</param>
public sealed record Look(string Word, string Icon, string Tone)
{
    public static Look Of(AccountStatus status) => status switch
    {
        AccountStatus.Deactivated => new("Deactivated", "cancel", "stop"),
        AccountStatus.Expiring => new("Expiring", "hourglass_bottom", "warn"),
        AccountStatus.OnStandby => new("On standby", "swap_horiz", "swap"),
        AccountStatus.Unverified => new("Unverified", "help", "mut"),
        AccountStatus.Paused => new("Paused", "pause_circle", "mut"),
        _ => new("Active", "check_circle", "ok"),
    };

    public static Look Of(Reason reason) => new(reason.Label, IconOf(reason.Family), reason.Family == ReasonFamily.NoAnswer ? "mut" : "stop");

    public static Look Of(DeliveryState state) => state switch
    {
        DeliveryState.Sent => new("Sent", "check", "ok"),
        DeliveryState.Deferred => new("Deferred", "schedule", "warn"),
        DeliveryState.Refused => new("Refused", "error", "stop"),
        DeliveryState.Superseded => new("Superseded", "undo", "mut"),
        DeliveryState.Undeliverable => new("Nobody to tell", "warning", "warn"),
        _ => new("To come", "schedule", "mut"),
    };

    public static Look Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Well => new("Done", "check_circle", "ok"),
        RunOutcome.Attention => new("Needs a look", "warning", "warn"),
        RunOutcome.Failed => new("Failed", "cancel", "stop"),
        _ => new("Stopped", "pause_circle", "mut"),
    };

    public static Look Of(Impact impact) => impact switch
    {
        Impact.Deactivates => new("Deactivates", "cancel", "stop"),
        Impact.Uncertain => new("Probably ends", "help", "warn"),
        Impact.FailsOver => new("Fails over", "swap_horiz", "swap"),
        Impact.LosesStandby => new("Loses a standby", "arrow_downward", "mut"),
        _ => new("Stays as it is", "check_circle", "ok"),
    };

    private static string IconOf(ReasonFamily family) => family switch
    {
        ReasonFamily.Expired => "hourglass_bottom",
        ReasonFamily.TakenAway => "link_off",
        ReasonFamily.RoleOrPermission => "key_off",
        ReasonFamily.NoAnswer => "cloud_off",
        _ => "block",
    };
}
