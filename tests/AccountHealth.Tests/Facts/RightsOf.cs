using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Identity;

namespace AccountHealth.Tests.Facts;

/// <summary>What somebody may do to an account.</summary>
internal static class RightsOf
{
    public static AccountRights Admin { get; } = new(Roles.Admin, NoRelation);

    public static AccountRights Ops { get; } = new(Roles.Ops, NoRelation);

    /// <summary>The owner of the account has this to do with each of these authorizations.</summary>
    public static AccountRights Owner(TokenRelation token, params long[] authorizations) =>
        new(Roles.Owner, new AccountRelation(true, authorizations.ToDictionary(id => id, _ => token)));

    /// <summary>An owner of other accounts.</summary>
    public static AccountRights OwnerOfOthers { get; } = new(Roles.Owner, NoRelation);

    private static AccountRelation NoRelation => new(false, new Dictionary<long, TokenRelation>());
}
