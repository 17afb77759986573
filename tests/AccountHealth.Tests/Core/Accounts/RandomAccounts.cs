using AccountHealth.Core.Accounts;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Accounts;

/// <summary>Accounts in every state that the product knows, the same ones for the same seed.</summary>
internal sealed class RandomAccounts(int seed)
{
    private readonly Random _random = new(seed);

    /// <param name="seen">Whether it was judged before, and has changed since then.</param>
    public AccountFacts Next(bool seen = true)
    {
        var network = Pick(NetworkFacts.Catalog.All);
        var facts = new AccountFacts(network.Id, Pick(network.Kinds)) { Rules = Rules() };
        var people = Chance(0.1) ? 0 : _random.Next(1, 5);
        for (var person = 0; person < people; person++)
        {
            Authorize(facts, network, $"Person {_random.Next(3)}");
        }

        facts.Account.Snooze = Chance(0.3) ? new Snooze(Hours(_random.Next(-100, 1000)), "ops@example.com", "", 1) : null;
        if (seen)
        {
            facts.JudgeAt(Past(60));
            Change(facts);
        }

        return facts;
    }

    /// <summary>Sends some of what waits.</summary>
    public void Send(IEnumerable<Notice> told, DateTimeOffset now)
    {
        foreach (var delivery in told.SelectMany(notice => notice.Deliveries).Where(one => one.IsWaiting && Chance(0.6)))
        {
            (delivery.State, delivery.SentAt, delivery.MessageId) = (DeliveryState.Sent, now, 1);
        }
    }

    /// <summary>An instant between the two, both excluded.</summary>
    public DateTimeOffset Between(DateTimeOffset after, DateTimeOffset before) =>
        after + TimeSpan.FromMilliseconds(_random.NextInt64(1, Math.Max(2, (long)(before - after).TotalMilliseconds)));

    private static DateTimeOffset Hours(double hours) => (Now + TimeSpan.FromHours(hours)).ToMilliseconds();

    private JudgingRules Rules() => AccountFacts.RulesOf(Chance(0.5) ? ["pinterest", "linkedin", "instagram", "tiktok"] : []) with
    {
        SwitchBack = Chance(0.8),
        WarningWindow = TimeSpan.FromDays(_random.Next(1, 60)),
    };

    private void Authorize(AccountFacts facts, NetworkDescriptor network, string person)
    {
        var loginNetwork = Pick([network.Id, .. network.SignsInWith]);
        var one = facts.Add(person, Token, loginNetwork, Pick(["", "", "Admin", "Analyst"]));
        one.Order = _random.Next(1, 4);
        one.WithdrawnAt = Chance(0.1) ? Past(50) : null;
        one.PreferredAt = Chance(0.2) ? Past(100) : null;
        one.Finding = Chance(0.15) ? new Finding(Pick(ReasonVocabulary.All).Code, Past(50), "network") : null;
    }

    private void Token(UserToken token)
    {
        token.HasSecret = Chance(0.8);
        token.HasRefreshToken = Chance(0.5);
        token.AccessEnd = AnyEnd();
        token.RefreshEnd = AnyEnd();
        token.DataAccessEnd = Chance(0.5) ? End.Unknown : AnyEnd();
        token.IssuedAt = MaybePast();
        token.MintedAt = MaybePast();
        token.RefreshedAt = MaybePast();
        token.LastUsedAt = MaybePast();
        token.RenewedAt = MaybePast();
        token.Scopes = Pick(["", "", "openid", "r_ads rw_organization_admin"]);
        for (var inspections = _random.Next(6); inspections > 0; inspections--)
        {
            Inspect(token);
        }
    }

    private void Change(AccountFacts facts)
    {
        facts.Account.Pause = Chance(0.2) ? new Pause(Past(9), "ops@example.com", Chance(0.5) ? Hours(_random.Next(-100, 2000)) : null) : null;
        foreach (var one in facts.Account.Authorizations.Where(_ => Chance(0.4)))
        {
            one.PreferredAt = Chance(0.3) ? Past(5) : one.PreferredAt;
            one.Token.RenewedAt = Chance(0.3) ? Past(5) : one.Token.RenewedAt;
            Inspect(one.Token);
        }
    }

    private void Inspect(UserToken token)
    {
        switch (_random.Next(4))
        {
            case 0:
                token.Refuse(Pick(ReasonVocabulary.All).Code, Past(50));
                break;
            case 1:
                token.HearNothing(Past(50));
                break;
            default:
                token.Accept(Past(50));
                break;
        }
    }

    private End AnyEnd() => _random.Next(6) switch
    {
        0 => End.Unknown,
        1 => End.Never,
        2 => End.At(Past(100)),
        _ => End.At(Hours(_random.Next(1, 9000) + _random.NextDouble())),
    };

    private DateTimeOffset? MaybePast() => Chance(0.4) ? null : Past(400);

    private DateTimeOffset Past(int days) => Hours(-24 * days * _random.NextDouble());

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
