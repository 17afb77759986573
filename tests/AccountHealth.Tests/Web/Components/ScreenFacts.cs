using AccountHealth.Core.Accounts;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Live;

namespace AccountHealth.Tests.Web.Components;

/// <summary>An account as the screens get it.</summary>
internal static class ScreenFacts
{
    public static ViewerTime Viewer(string zone = "UTC")
    {
        var time = new ViewerTime(new SettableClock(Times.Now));
        time.Use(zone);
        return time;
    }

    /// <summary>Judged now, as a row of the list.</summary>
    public static AccountRow Row(this AccountFacts facts)
    {
        facts.JudgeNow();
        var account = facts.Account;
        return new AccountRow
        {
            Id = account.Id,
            Network = account.Network,
            Kind = account.Kind,
            NativeId = account.NativeId,
            Name = account.Name,
            OwnerEmail = account.OwnerEmail,
            Verdict = account.Verdict,
            Pause = account.Pause,
            Bars =
            [
                .. account.Authorizations.Where(one => one.WithdrawnAt is null).OrderBy(one => one.Order).Select(one => new BarRow(
                    account.Id, one.Id, one.Token.Login.DisplayName, one.Order, one.Verdict.State, one.Verdict.Reason, one.Verdict.EndsAt, one.Verdict.Estimated)),
            ],
        };
    }

    /// <summary>Judged now, as its own page gets it.</summary>
    public static Outlook Outlook(this AccountFacts facts, params ForecastDelivery[] toCome)
    {
        facts.JudgeNow();
        return new Outlook(
            facts.Account,
            facts.Account.Authorizations.ToDictionary(one => one.Id, one => TokenClocks.Of(
                one.Token, NetworkFacts.Catalog[one.Token.Login.Network], false, new Moment(Times.Now))),
            toCome,
            facts.Account.Authorizations.ToDictionary(one => one.UserTokenId, _ => 1),
            NetworkFacts.Catalog,
            Advice.On(facts.Account, NetworkFacts.Guidance, Times.Now));
    }

    /// <summary>Nobody is told anything of the account.</summary>
    public static AccountFacts Paused(this AccountFacts facts, DateTimeOffset? until = null)
    {
        facts.Account.Pause = new Pause(Times.Now, "ann@example.com", until);
        return facts;
    }
}
