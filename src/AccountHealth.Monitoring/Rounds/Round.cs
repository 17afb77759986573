using AccountHealth.Core.Accounts;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Timeline;
using AccountHealth.Data.Storage;

namespace AccountHealth.Monitoring.Rounds;

/// <summary>
/// One unit of work: one transaction, one moment. Whoever changes something that a verdict depends on says so with
/// <see cref="Touch(long)"/>; those accounts are judged and their notices planned before the transaction ends.
/// </summary>
public sealed class Round
{
    private readonly HashSet<long> _touched = [];

    internal Round(AccountHealthContext context, DateTimeOffset now, InstallationSettings settings, JudgingRules rules)
    {
        Context = context;
        Now = now;
        Settings = settings;
        Rules = rules;
    }

    public DateTimeOffset Now { get; }

    public InstallationSettings Settings { get; internal set; }

    public JudgingRules Rules { get; internal set; }

    /// <summary>What every mail written in this moment says of the installation.</summary>
    internal MailContext MailContext => new(Settings.PublicUrl, Now, Settings.SupportContact);

    internal AccountHealthContext Context { get; }

    internal IReadOnlyCollection<long> Touched => _touched;

    /// <summary>Reports how many of how many accounts have been judged; may be null.</summary>
    internal Action<int, int>? OnJudged { get; set; }

    /// <summary>Something changed that the account's verdict depends on.</summary>
    internal void Touch(long accountId) => _touched.Add(accountId);

    internal void Touch(IEnumerable<long> accountIds) => _touched.UnionWith(accountIds);

    /// <summary>Adds a row to the account's timeline.</summary>
    internal void Record(Account account, string title, string detail, string by, TimelineKind kind = TimelineKind.Action) => Context.Timeline.Add(new TimelineEntry
    {
        AccountId = account.Id,
        At = Now,
        Kind = kind,
        Title = title,
        Detail = detail,
        By = by,
        Status = account.Verdict.Status,
    });
}
