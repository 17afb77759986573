using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;

namespace AccountHealth.Tests.Core.Notices;

public class CatchUpTests
{
    private const string Joiner = "joiner@example.com";

    [Fact]
    public void A_recipient_added_to_a_macro_is_caught_up_once_on_the_lead_day_that_was_told()
    {
        var (watch, macro) = Told(lead: 30);

        watch.Change(() => macro.Fields = MacroFacts.Fields([30, 7, 1], Ops, Joiner)).RunUntil(12);

        Assert.Equal([Warning(1, 30, Ops), Warning(6, 30, Joiner)], watch.Heard);
    }

    [Fact]
    public void A_tighter_lead_day_added_to_a_macro_is_caught_up_once()
    {
        var (watch, macro) = Told(lead: 30);

        watch.Change(() => macro.Fields = MacroFacts.Fields([30, 20, 7, 1], Ops)).RunUntil(12);

        Assert.Equal([Warning(1, 30, Ops), Warning(6, 20, Ops)], watch.Heard);
    }

    [Fact]
    public void A_wider_lead_day_added_to_a_macro_is_done_already()
    {
        var (watch, macro) = Told(lead: 7);

        watch.Change(() => macro.Fields = MacroFacts.Fields([30, 7], Ops)).RunUntil(9.9);

        Assert.Equal([7], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void A_joiner_hears_the_tightest_lead_day_told_also_where_a_macro_has_dropped_it()
    {
        var (watch, macro) = Told(lead: 7);

        watch.Change(() => macro.Fields = MacroFacts.Fields([30], Ops, Joiner)).RunUntil(9.9);

        Assert.Equal([(Ops, 7), (Joiner, 7)], watch.Heard.Select(one => (one.To, one.LeadDay!.Value)));
    }

    [Fact]
    public void A_recipient_that_is_removed_and_added_again_hears_no_lead_day_twice()
    {
        var (watch, macro) = Told(lead: 30);

        watch.Change(() => macro.Fields = MacroFacts.Fields([30, 7], Joiner)).RunUntil(7);
        watch.Change(() => macro.Fields = MacroFacts.Fields([30, 7], Joiner, Ops)).RunUntil(12);

        Assert.Equal([Warning(1, 30, Ops), Warning(6, 30, Joiner)], watch.Heard);
    }

    [Fact]
    public void One_address_written_in_several_ways_hears_a_lead_day_once()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        watch.Apply([30], Owner, "owner", " OWNER@example.com ", "Owner");

        watch.RunUntil(2);

        Assert.Equal([Warning(1, 30, Owner)], watch.Heard);
    }

    [Fact]
    public void A_new_owner_is_caught_up_where_the_macro_tells_the_owner()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        watch.Apply([30], "owner");
        watch.RunUntil(5);

        watch.Change(() => watch.Account.OwnerEmail = Joiner).RunUntil(8);

        Assert.Equal([Warning(1, 30, Owner), Warning(6, 30, Joiner)], watch.Heard);
    }

    [Fact]
    public void A_recipient_that_is_removed_before_the_morning_hears_nothing()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        var macro = watch.Apply([30], Ops, Joiner);
        watch.Begin();

        watch.Change(() => macro.Fields = MacroFacts.Fields([30], Joiner)).RunUntil(5);

        Assert.Equal([Warning(1, 30, Joiner)], watch.Heard);
        Assert.Equal("no longer a recipient", watch.Told[0].Deliveries.Find(one => one.To == Ops)!.Error);
    }

    [Fact]
    public void A_macro_that_is_removed_before_the_morning_says_nothing()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        watch.Apply([30], Ops);
        watch.Begin();

        watch.Change(watch.Macros.Clear).RunUntil(5);

        Assert.Empty(watch.Heard);
        Assert.Equal("the macro was removed", Assert.Single(watch.Told[0].Deliveries).Error);
    }

    [Fact]
    public void A_macro_applied_late_tells_the_tightest_lead_day_that_has_been_crossed()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        watch.RunUntil(15);

        watch.Change(() => watch.Apply([30, 7, 1], Ops)).RunUntil(18);

        Assert.Equal([Warning(16, 7, Ops)], watch.Heard);
    }

    /// <summary>Day 5 of an account that ends after 20 days, and a macro that has told one lead day of it.</summary>
    private static (NoticeWatch Watch, Macro Macro) Told(int lead)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: lead == 30 ? 20 : 10);
        var macro = watch.Apply(lead == 30 ? [30, 7, 1] : [7], Ops);
        watch.RunUntil(5);
        return (watch, macro);
    }

    private static Heard Warning(int morning, int lead, string to) => new(MorningOf(morning), NoticeKind.PreDeactivation, lead, to);
}
