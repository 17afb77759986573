using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Integrations.Networks;

/// <summary>What Facebook and Instagram have in common: one company, one kind of token.</summary>
internal static class Meta
{
    /// <summary>Of the Graph API: not the newest, which came in July 2026, but one that lives until July 2028 (Meta, changelog).</summary>
    public const string Version = "v25.0";

    public static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public static Lifespan LongLivedToken { get; } = new(
        ClockKind.Access,
        TimeSpan.FromDays(60),
        "Meta, Facebook Login guide on long-lived access tokens: about 60 days, not extended by use",
        CheckedOn)
    {
        Disagreement = "help pages of Sprinklr, Hootsuite and Lofty: every 60 days for the account; connectors see page tokens without any end, which still die with the person’s token.",
    };

    /// <summary>A clock of its own: 90 days after the person last agreed, reported by the token's inspection.</summary>
    public static Lifespan DataAccess { get; } = new(
        ClockKind.DataAccess,
        TimeSpan.FromDays(90),
        "Meta, access token debugging guide names the field; 90 days is what running connectors see",
        CheckedOn);

    public static SettingsPage BusinessIntegrations { get; } = new(
        "Business Integrations",
        new Uri("https://www.facebook.com/settings?tab=business_tools"),
        "open-source connectors that send people there");
}
