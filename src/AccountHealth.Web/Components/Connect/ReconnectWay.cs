using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Connecting;

namespace AccountHealth.Web.Components.Connect;

/// <summary>Whether a token can be connected again from here, and whether that would help.</summary>
internal static class ReconnectWay
{
    /// <summary>
    /// The account's authorizations whose login can sign in again: an app of ours is set up at the network and offers such
    /// accounts, and the token is more than dates.
    /// </summary>
    public static IReadOnlySet<long> Of(Account account, ConnectorCatalog connectors, NetworkSettings settings) =>
        account.Authorizations.Where(one => one.WithdrawnAt is null && one.Token.HasSecret && IsOpen(account, one, connectors, settings)).Select(one => one.Id).ToHashSet();

    /// <summary>Whether signing in again is what the advice comes down to. A lost role or a locked login has to be mended at the network.</summary>
    public static bool Helps(Advice advice) => advice is { About: not null, WaitUntil: null }
        && (advice.Guidance.Reason is ReasonGuidance.Renew or ReasonGuidance.Any
            || ReasonVocabulary.Find(advice.Guidance.Reason) is { Family: ReasonFamily.Expired or ReasonFamily.TakenAway } or { Code: ReasonCodes.MissingPermissions });

    /// <summary>The app of the token where it is none of ours; else empty.</summary>
    public static string ForeignApp(UserToken token, ConnectorCatalog connectors) =>
        connectors.Find(token.Login.Network)?.IsForeign(token.App) == true ? token.App : "";

    private static bool IsOpen(Account account, Authorization authorization, ConnectorCatalog connectors, NetworkSettings settings) =>
        connectors.Find(authorization.Token.Login.Network) is { } connector
        && settings.AccessAgain(connector, authorization.Token.App, new OfferedKind(account.Network, account.Kind)) is not null;
}
