using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Time;

namespace AccountHealth.Web.CommandLine;

internal sealed class AccountsTable : IAccountsPrinter
{
    private readonly StreamWriter _text;
    private readonly DateTimeOffset _now;

    public AccountsTable(Stream output, DateTimeOffset now)
    {
        _text = new StreamWriter(output);
        _now = now;
        Line("STATUS", "DAYS", "DEACTIVATES (UTC)", "COVER", "ACCOUNT", "NAME");
    }

    public void Print(Account account)
    {
        var verdict = account.Verdict;
        var date = verdict.DeactivatesAt.Instant;
        Line(
            verdict.Status.Id(),
            verdict.IsDeactivated ? "0" : date is { } end ? $"{Instants.DaysLeft(end, _now)}" : "-",
            date is { } instant ? $"{instant:yyyy-MM-dd HH:mm}{(verdict.OrLater ? "+" : "")}" : verdict.DeactivatesAt.ToString(),
            Wording.Count(verdict.People, "person", "people"),
            account.Key,
            Wording.OneLine(account.Name));
    }

    public ValueTask DisposeAsync() => _text.DisposeAsync();

    private void Line(string status, string days, string date, string cover, string account, string name) =>
        _text.WriteLine($"{status,-12} {days,5}  {date,-18} {cover,-9} {account,-40} {name}");
}
