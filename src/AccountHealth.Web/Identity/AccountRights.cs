using AccountHealth.Core.Reasons;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;

namespace AccountHealth.Web.Identity;

/// <summary>What somebody may do to one account, and why not. docs/roles.md holds the same as a table, and a test compares.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Relation">What they have to do with the account.</param>
public sealed record AccountRights(string Role, AccountRelation Relation)
{
    private const string AdminsOnly = "Only an admin may do that.";
    private const string NotYours = "This account is not yours.";
    private const string OthersToo = "This login also serves accounts of other owners: ask an admin.";
    private const string NotYourToken = "Only the person whose token it is, or an admin, may do that.";

    public bool May(AccountAction action, long? authorization = null) => Refusal(action, authorization) is null;

    /// <summary>Why they may not, for the screen; null where they may.</summary>
    /// <param name="authorization">The authorization it is about; null where it is about the account.</param>
    /// <param name="reason">The reason to be recorded; null while none is chosen.</param>
    public string? Refusal(AccountAction action, long? authorization = null, Reason? reason = null) => Role switch
    {
        Roles.Admin => null,
        Roles.Ops => action == AccountAction.AskAdmin ? null : AdminsOnly,
        _ => Relation.Owns ? OwnersRefusal(action, authorization is { } id ? Relation.Tokens.GetValueOrDefault(id) : null, reason) : NotYours,
    };

    private static string? OwnersRefusal(AccountAction action, TokenRelation? token, Reason? reason) => action switch
    {
        AccountAction.Snooze or AccountAction.AskAdmin => null,
        // The network asks for the login itself, and another one is not stored over it.
        AccountAction.Reconnect => null,
        // What is said of a token counts on every account that hangs on it.
        AccountAction.RecordReason when token is not null && reason is not { Reach: ReasonReach.Token } => null,
        AccountAction.Renew or AccountAction.RecordReason or AccountAction.ClearReason => token switch
        {
            { IsOwn: true } or { ServesOthers: false } => null,
            _ => OthersToo,
        },
        AccountAction.Withdraw or AccountAction.Restore => token is { IsOwn: true } ? null : NotYourToken,
        // What the network ends is ended for every account.
        AccountAction.WithdrawLogin or AccountAction.Revoke => token switch
        {
            { IsOwn: false } or null => NotYourToken,
            { ServesOthers: true } => OthersToo,
            _ => null,
        },
        _ => AdminsOnly,
    };
}
