namespace AccountHealth.Core.Accounts;

/// <summary>The verdict on an account together with those on each of its authorizations, by id.</summary>
public sealed record Judgement(AccountVerdict Account, IReadOnlyDictionary<long, AuthorizationVerdict> Authorizations)
{
    /// <summary>What was stored when the account was last judged.</summary>
    public static Judgement StoredOn(Account account) =>
        new(account.Verdict, account.Authorizations.ToDictionary(one => one.Id, one => one.Verdict));

    public AuthorizationVerdict Of(long authorizationId) =>
        Authorizations.GetValueOrDefault(authorizationId, AuthorizationVerdict.NotYet);

    /// <summary>Whether the account was ever judged.</summary>
    public bool Exists => Account.JudgedAt is not null;

    /// <summary>Equal but for when they were computed.</summary>
    public bool SaysTheSameAs(Judgement other) =>
        Account.SaysTheSameAs(other.Account)
        && Authorizations.Count == other.Authorizations.Count
        && Authorizations.All(one => other.Of(one.Key) == one.Value);
}
