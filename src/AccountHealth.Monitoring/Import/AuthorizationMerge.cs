using AccountHealth.Core.Accounts;
using AccountHealth.Core.Import;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Import;

/// <summary>What a row says of one user on one account: place in the order, role, reason.</summary>
internal static class AuthorizationMerge
{
    private const string Importer = "import";

    public static void Apply(Account account, UserToken token, ImportRow row, ImportTarget target, List<string> changes)
    {
        var authorization = account.Authorizations.Find(one => one.Token == token || (token.Id != 0 && one.UserTokenId == token.Id));
        if (authorization is null)
        {
            account.Authorizations.Add(authorization = new Authorization
            {
                Account = account,
                Token = token,
                AddedAt = target.Now,
                Order = (account.OrderedByHand ? null : row.Order) ?? NextPlace(account),
                NativeRole = row.Role,
            });
            changes.Add($"user {token.Login.DisplayName}");
        }
        else
        {
            Update(account, authorization, row, target, changes);
        }

        Reason(authorization, token, row.Reason, target, changes);
    }

    private static void Update(Account account, Authorization authorization, ImportRow row, ImportTarget target, List<string> changes)
    {
        if (row.Role.Length > 0 && row.Role != authorization.NativeRole)
        {
            authorization.NativeRole = row.Role;
            changes.Add("role");
        }

        if (row.Order is { } order && order != authorization.Order && !account.OrderedByHand)
        {
            target.Ledger.FirstWas(account);
            authorization.Order = order;
            changes.Add("order");
        }
    }

    /// <summary>A reason in the file stands like one recorded by a person. An empty cell clears nothing.</summary>
    private static void Reason(Authorization authorization, UserToken token, string code, ImportTarget target, List<string> changes)
    {
        if (code.Length == 0)
        {
            return;
        }

        if (code == ReasonCodes.Withdrawn)
        {
            if (authorization.WithdrawnAt is null)
            {
                authorization.WithdrawnAt = target.Now;
                changes.Add("withdrawn");
            }

            return;
        }

        var isOfToken = ReasonVocabulary.Of(code).Reach == ReasonReach.Token;
        var stored = isOfToken ? token.Health.Finding : authorization.Finding;
        // A reason against a login on an account outlives the older token only where the file states it of the newer one.
        var stoodAgainstOlder = !isOfToken && token.RenewedAt == target.Now;
        if (stored?.Reason == code && !stoodAgainstOlder)
        {
            return;
        }

        var finding = new Finding(code, target.Now, Importer);
        if (isOfToken)
        {
            token.Health = token.Health.After(new Inspection.Refused(target.Now, finding));
        }
        else
        {
            authorization.Finding = finding;
        }

        changes.Add($"reason {ReasonVocabulary.Of(code).Label.ToLowerInvariant()}");
    }

    private static int NextPlace(Account account) => account.Authorizations.Select(one => one.Order).DefaultIfEmpty().Max() + 1;
}
