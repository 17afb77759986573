using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.People;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

/// <summary>Builds an account with its authorizations, and judges it.</summary>
internal sealed class AccountFacts
{
    private long _ids;

    public AccountFacts(string network = "facebook", string kind = AccountKind.Page)
    {
        Account = new Account
        {
            Id = 1,
            Network = network,
            Kind = kind,
            NativeId = "100",
            Key = $"{network}/{kind}/100",
            Name = "Corner Bakery",
            OwnerEmail = "owner@example.com",
            CreatedAt = Times.Now,
        };
    }

    public Account Account { get; }

    public JudgingRules Rules { get; set; } = RulesOf();

    /// <summary>The last judgement; the next one starts from it.</summary>
    public Judgement Judgement { get; private set; } = new(AccountVerdict.NotYet, new Dictionary<long, AuthorizationVerdict>());

    public AccountVerdict Verdict => Judgement.Account;

    public static JudgingRules RulesOf(params string[] renewedNetworks) => new(
        NetworkFacts.Catalog, JudgingRules.DefaultWarningWindow, true, renewedNetworks.Select(network => new AppOfNetwork(network, UserToken.DefaultApp)).ToHashSet(), TimeZoneInfo.Utc)
    { Guidance = NetworkFacts.Guidance };

    /// <summary>Adds a person's authorization after those that are there already.</summary>
    public Authorization Add(string person, Action<UserToken>? token = null, string? loginNetwork = null, string role = "")
    {
        var id = ++_ids;
        var one = new Authorization
        {
            Id = id,
            Account = Account,
            AccountId = Account.Id,
            Order = (int)id,
            NativeRole = role,
            AddedAt = Times.Now,
            UserTokenId = id,
            Token = new UserToken
            {
                Id = id,
                HasSecret = true,
                Login = new Login
                {
                    Id = id,
                    Network = loginNetwork ?? Account.Network,
                    NativeId = person.ToLowerInvariant(),
                    Name = person,
                    Email = $"{person.ToLowerInvariant()}@example.com",
                    // The same name is the same person.
                    PersonId = string.GetHashCode(person, StringComparison.Ordinal),
                },
            },
        };
        token?.Invoke(one.Token);
        one.Token.Authorizations.Add(one);
        Account.Authorizations.Add(one);
        return one;
    }

    /// <summary>Judges at that moment and keeps the judgement, as monitoring would.</summary>
    public AccountVerdict JudgeAt(DateTimeOffset now)
    {
        var moment = new Moment(now);
        var judgement = Judge.Account(Account, Judgement, Rules, moment);
        Keep(judgement with { Account = judgement.Account with { NextCheckAt = moment.NextChange } });
        return Verdict;
    }

    public AccountVerdict JudgeNow() => JudgeAt(Times.Now);

    public AuthorizationVerdict Of(Authorization authorization) => Judgement.Of(authorization.Id);

    public void Keep(Judgement judgement)
    {
        Judgement = judgement;
        Account.Verdict = judgement.Account;
        Account.Authorizations.ForEach(one => one.Verdict = judgement.Of(one.Id));
    }
}
