using AccountHealth.Core.Accounts;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>What a mail says of an account, taken from the account as it is now.</summary>
internal static class MailItems
{
    /// <param name="now">When the mail is written.</param>
    public static MailItem Of(Notice notice, Account account, JudgingRules rules, DateTimeOffset now)
    {
        var about = account.Authorizations.Find(one => one.Id == notice.AuthorizationId);
        var reason = about?.Verdict.Reason is { Length: > 0 } code ? code : notice.Reason;
        return new MailItem
        {
            Kind = notice.Kind,
            LeadDay = notice.LeadDay,
            AccountName = account.Name,
            AccountKey = account.Key,
            AccountType = $"{rules.Networks[account.Network].Name} {AccountKind.Word(account.Kind)}",
            Zone = rules.ZoneOf(account),
            DeactivatesAt = account.Verdict.DeactivatesAt,
            OrLater = account.Verdict.OrLater,
            Estimated = account.Verdict.Estimated,
            Reason = ReasonVocabulary.Find(reason),
            Guidance = about is null ? null : rules.Guidance.Find(account.Network, account.Kind, Topic(notice, reason)),
            WaitUntil = about is not null && WaitingTime.Until(about, reason, rules.Guidance) is { } until && until > now ? until : null,
            KindWord = AccountKind.Word(account.Kind),
            Login = about is null ? null : Login(about, rules),
            Usable = account.Verdict.Usable,
            People = Others(notice, account, about),
            ActiveName = account.Authorizations.Find(one => one.Id == account.Verdict.ActiveId)?.Token.Login.DisplayName ?? "",
        };
    }

    /// <summary>Before an end it is about renewing in time, whatever stands against other tokens.</summary>
    private static string Topic(Notice notice, string reason) =>
        notice.Kind == NoticeKind.PreDeactivation || reason.Length == 0 ? ReasonGuidance.Renew : reason;

    private static MailLogin Login(Authorization authorization, JudgingRules rules)
    {
        var login = authorization.Token.Login;
        return new MailLogin(login.DisplayName, login.NativeId, rules.Networks[login.Network], authorization.Verdict.BindingClock);
    }

    /// <summary>Before a deactivation the one that ends is no cover for itself.</summary>
    private static int Others(Notice notice, Account account, Authorization? about) => notice.Kind == NoticeKind.PreDeactivation
        ? account.Authorizations
            .Where(one => one.Verdict.IsUsable && one.Verdict.EndsAt > account.Verdict.DeactivatesAt)
            .Select(one => one.Token.Login.PersonId).Where(person => person != about?.Token.Login.PersonId).Distinct().Count()
        : account.Verdict.People;
}
