using AccountHealth.Core.Guidance;

namespace AccountHealth.Web.Components.Guidance;

internal static class GuidanceLink
{
    public const string Path = "guidance";

    /// <summary>The address of a network's page.</summary>
    public static string To(string network) => $"{Path}/{network}";

    /// <summary>The address of one reason.</summary>
    public static string To(ReasonGuidance guidance) => $"{To(guidance.Network)}#{guidance.Anchor}";
}
