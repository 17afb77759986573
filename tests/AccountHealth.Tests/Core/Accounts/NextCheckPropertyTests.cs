using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Accounts;

/// <summary>The next check is the earliest instant at which any rule answers differently: looking before it finds nothing new.</summary>
public class NextCheckPropertyTests
{
    private const int Accounts = 300;
    private const int Looks = 12;

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);
    private static readonly DateTimeOffset Horizon = InDays(800);

    [Fact]
    public void Judging_before_the_next_check_says_the_same_and_names_the_same_next_check()
    {
        for (var seed = 0; seed < Accounts; seed++)
        {
            var random = new RandomAccounts(seed);
            var facts = random.Next();
            facts.JudgeNow();
            for (var look = 0; look < Looks; look++)
            {
                foreach (var instant in Before(facts.Verdict, random))
                {
                    AssertSays(facts.Judgement, Judged(facts, instant), $"seed {seed}, judged at {instant:O}");
                }

                if (facts.Verdict.NextCheckAt is not { } due || due > Horizon)
                {
                    break;
                }

                facts.JudgeAt(due);
            }
        }
    }

    [Fact]
    public void Planning_before_the_next_check_tells_nobody_anything_and_names_the_same_next_check()
    {
        for (var seed = 0; seed < Accounts; seed++)
        {
            var random = new RandomAccounts(seed);
            var facts = random.Next(seen: seed % 2 == 0);
            var told = new List<Notice>();
            facts.Keep(Planned(facts, told, Now).Judgement);
            for (var look = 0; look < Looks; look++)
            {
                random.Send(told, facts.Verdict.JudgedAt!.Value);
                foreach (var instant in Before(facts.Verdict, random))
                {
                    var planned = Planned(facts, told, instant);

                    AssertSays(facts.Judgement, planned.Judgement, $"seed {seed}, planned at {instant:O}");
                    Assert.Empty(planned.Changed);
                }

                if (facts.Verdict.NextCheckAt is not { } due || due > Horizon)
                {
                    break;
                }

                facts.Keep(Planned(facts, told, due).Judgement);
            }
        }
    }

    [Fact]
    public void The_random_accounts_are_of_every_status_and_most_have_a_next_check()
    {
        var judged = Enumerable.Range(0, Accounts).Select(seed => new RandomAccounts(seed).Next().JudgeNow()).ToList();

        Assert.Equal(Enum.GetValues<AccountStatus>(), judged.Select(verdict => verdict.Status).Distinct().Order());
        Assert.InRange(judged.Count(verdict => verdict.NextCheckAt is not null), Accounts / 2, Accounts - 1);
    }

    /// <summary>Instants after the judgement and before its next check, close to both and in between.</summary>
    private static IEnumerable<DateTimeOffset> Before(AccountVerdict verdict, RandomAccounts random)
    {
        var from = verdict.JudgedAt!.Value;
        var due = verdict.NextCheckAt ?? Horizon + TimeSpan.FromDays(3000);
        return new[] { from, from + Instant, random.Between(from, due), random.Between(from, due), due - Instant }
            .Where(instant => instant < due);
    }

    private static Judgement Judged(AccountFacts facts, DateTimeOffset now)
    {
        var moment = new Moment(now);
        var judgement = Judge.Account(facts.Account, facts.Judgement, facts.Rules, moment);
        return judgement with { Account = judgement.Account with { NextCheckAt = moment.NextChange } };
    }

    private static PlannedNotices Planned(AccountFacts facts, List<Notice> told, DateTimeOffset now)
    {
        var moment = new Moment(now);
        var judgement = Judge.Account(facts.Account, facts.Judgement, facts.Rules, moment);
        var situation = new NoticeSituation(facts.Account, facts.Judgement, judgement, Audience, moment) { Told = told };
        return NoticePlanner.Plan(situation, TimeZoneInfo.Utc);
    }

    private static Audience Audience { get; } = new(
        [
            new Macro
            {
                Id = 1,
                Name = "Early",
                Action = SetPreDeactivationNotification.Id,
                Fields = MacroFields.None
                    .With(SetPreDeactivationNotification.LeadDaysField, ["90", "30", "7"])
                    .With(SetPreDeactivationNotification.RecipientsField, ["owner", "team@example.com"]),
            },
            new Macro
            {
                Id = 2,
                Name = "Late",
                Action = SetPreDeactivationNotification.Id,
                Fields = MacroFields.None
                    .With(SetPreDeactivationNotification.LeadDaysField, ["1"])
                    .With(SetPreDeactivationNotification.RecipientsField, ["admins"]),
            },
        ],
        new MacroActionCatalog([new SetPreDeactivationNotification()]),
        ["admin@example.com"]);

    private static void AssertSays(Judgement stored, Judgement again, string when)
    {
        Assert.True(stored.SaysTheSameAs(again), $"{when}: stored {stored.Account}, now {again.Account}");
        Assert.Equal(stored.Account.NextCheckAt, again.Account.NextCheckAt);
    }
}
