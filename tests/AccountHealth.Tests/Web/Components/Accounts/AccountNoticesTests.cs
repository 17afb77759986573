using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class AccountNoticesTests
{
    private static readonly MacroAccount Early = Applied(1, "Early", MacroOrigin.Filter);

    [Fact]
    public void Without_a_macro_it_says_that_only_the_deactivation_is_told()
    {
        Assert.Equal("Notices To come Nothing but the deactivation itself: no macro is applied.", Shown([], []));
        Assert.Equal("Notices To come Nothing. By Early", Shown([], [], Early));
    }

    [Fact]
    public void Those_who_hear_the_same_at_the_same_time_are_named_together()
    {
        var notice = new Notice { Kind = NoticeKind.PreDeactivation, LeadDay = 7, Occasion = "1" };

        Assert.Equal("Notices To come 30 Nov 7 days before ann@example.com, bo@example.com By Early", Shown([To(notice, "ann@example.com"), To(notice, "bo@example.com")], [], Early));
    }

    [Fact]
    public void What_was_told_says_to_whom_and_with_which_result()
    {
        var notice = new Notice { Kind = NoticeKind.Reminder, Occurrence = 2, CreatedAt = Times.DaysAgo(1) };
        notice.Deliveries.Add(new Delivery { To = "ann@example.com", State = DeliveryState.Sent, SentAt = Times.DaysAgo(1) });
        notice.Deliveries.Add(new Delivery { To = "owner", State = DeliveryState.Undeliverable });

        using var screen = new Screen();
        var told = Render(screen, [], [notice], Early);

        Assert.Contains("Sent 20 Nov Reminder, day 2", told.Text(), StringComparison.Ordinal);
        Assert.Equal(["ann@example.com · sent", "owner · nobody to tell"], told.FindAll("li span").Select(Rendered.Text));
    }

    [Fact]
    public void Macros_are_named_apart_and_one_that_was_removed_is_not()
    {
        Assert.EndsWith("By Early Late", Shown([], [], Early, Applied(2, "Late", MacroOrigin.Filter), Applied(3, "Gone", MacroOrigin.Removed)), StringComparison.Ordinal);
    }

    private static MacroAccount Applied(long id, string name, MacroOrigin origin) =>
        new() { MacroId = id, Macro = new Macro { Id = id, Name = name }, Origin = origin };

    private static ForecastDelivery To(Notice notice, string to) => new(Times.InDays(9), new AccountFacts().Account, notice, to, AccountVerdict.NotYet);

    private static string Shown(IReadOnlyList<ForecastDelivery> toCome, IReadOnlyList<Notice> told, params MacroAccount[] macros)
    {
        using var screen = new Screen();
        return Render(screen, toCome, told, macros).Text();
    }

    private static IRenderedComponent<AccountNotices> Render(
        Screen screen, IReadOnlyList<ForecastDelivery> toCome, IReadOnlyList<Notice> told, params MacroAccount[] macros) =>
        screen.Render<AccountNotices>(parameters => parameters
            .Add(notices => notices.ToCome, toCome).Add(notices => notices.Told, told).Add(notices => notices.Macros, macros));
}
