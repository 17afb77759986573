using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Rounds;

/// <summary>Everything that people, files and time do to an installation, at random. The same seed does the same.</summary>
internal sealed class RandomHistory(TestInstallation installation, int seed)
{
    public const int Accounts = 40;

    private const string By = "admin@example.com";

    private static readonly string[] Reasons =
        [ReasonCodes.AccessRevoked, ReasonCodes.InsufficientAccess, ReasonCodes.TokenExpired, ReasonCodes.AdAccountDisabled, ReasonCodes.MissingPermissions];

    private readonly Random _random = new(seed);
    private readonly AgencyFacts _agency = new(seed);
    private readonly List<(long Id, long AccountId, long TokenId)> _authorizations = [];
    private readonly List<long> _accounts = [];
    private List<CsvRow> _rows = [];

    /// <summary>How many things have happened; each row of a file and each account of a bulk change is one.</summary>
    public int Events { get; private set; }

    /// <summary>What happened last, for the message of a failure.</summary>
    public string Last { get; private set; } = "";

    private Task None => Task.CompletedTask;

    public async Task BeginAsync()
    {
        _rows = [.. _agency.Rows(Accounts / 2)];
        await ImportAsync(_rows);
    }

    /// <summary>Does one thing.</summary>
    public Task NextAsync()
    {
        installation.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 600)));
        Events++;
        return _random.Next(26) switch
        {
            0 or 1 or 2 => ImportSomeAsync(),
            3 => Did("reorder", OnAccount(ReorderAsync)),
            4 => Did("make active", On(one => Authorizations.MakeActiveAsync(one.Id, By, default))),
            5 => Did("withdraw", On(one => Authorizations.WithdrawAsync(one.Id, wholeLogin: Chance(3), By, default))),
            6 or 7 => Did("restore", On(one => Authorizations.RestoreAsync(one.Id, By, default))),
            8 => Did("record reason", On(one => Authorizations.RecordReasonAsync(one.Id, Pick(Reasons), "note", By, default))),
            9 => Did("clear reason", On(one => Authorizations.ClearReasonAsync(one.Id, "", By, default))),
            10 => Did("pause", Changes.PauseAsync(SomeAccounts(), Chance(2) ? Ahead(20) : null, By, default)),
            11 or 12 => Did("resume", Changes.ResumeAsync(SomeAccounts(), By, default)),
            13 => Did("snooze", Changes.SnoozeAsync(Pick(_accounts), Ahead(20), "on it", By, default)),
            14 => Did("end snooze", Changes.EndSnoozeAsync(Pick(_accounts), By, default)),
            15 => Did("renew", On(one => Tokens.RenewAsync(one.TokenId, Ends(), By, default))),
            16 => Did("edit ends", On(one => Tokens.EditEndsAsync(one.TokenId, Ends(), By, default))),
            17 or 18 => SaveMacroAsync(),
            19 => Did("apply macro", OnMacro(macro => Macros.ApplyAsync(macro, SomeAccounts(), By, default))),
            20 => Did("remove macro", OnMacro(macro => Macros.RemoveAsync(macro, SomeAccounts(), By, default))),
            21 => Did("owner", Changes.SetOwnerAsync(SomeAccounts(), Pick("", "p1@agency.example", "p5@agency.example"), By, default)),
            22 => Did("tags", Changes.SetTagsAsync(SomeAccounts(), [Pick("paid", "vip")], [Pick("paid", "vip", "tier-1")], By, default)),
            23 => Did("zone", Changes.SetTimeZoneAsync(Pick(_accounts), Pick("", "Asia/Tokyo"), By, default)),
            24 => Did("deliver", installation.RunAsync("deliver", atOnce: Chance(2))),
            _ => PassTimeAsync(),
        };
    }

    private AuthorizationChanges Authorizations => installation.Get<AuthorizationChanges>();

    private AccountChanges Changes => installation.Get<AccountChanges>();

    private TokenChanges Tokens => installation.Get<TokenChanges>();

    private MacroChanges Macros => installation.Get<MacroChanges>();

    private Task Did(string what, Task done)
    {
        Last = what;
        return done;
    }

    /// <summary>Minutes to weeks pass, and the check that time is for runs.</summary>
    private async Task PassTimeAsync()
    {
        installation.Clock.Advance(TimeSpan.FromMinutes(Math.Pow(10, 1 + (_random.NextDouble() * 3.3))));
        Last = "time passed";
        await installation.RunAsync("expiry");
    }

    private Task ImportSomeAsync()
    {
        _agency.Now = installation.Clock.Now;
        var users = _rows.Where(row => row.User.Length > 0).ToList();
        var rows = (_random.Next(4) switch
        {
            // A newer token; the same token used later; another place, role or reason; an account anew.
            0 => Users(row => row with { AccessToken = $"tok-{_random.Next()}", Issued = Ago(3), Expires = Cell(), LastUsed = Ago(1) }),
            1 => Users(row => row with { LastUsed = Ago(2), UserEmail = Chance(5) ? "p1@agency.example" : row.UserEmail }),
            2 => users.Where(_ => Chance(10)).Select(row => row with { Order = $"{_random.Next(1, 4)}", Role = Pick("Admin", "Analyst"), Reason = Pick("", "", Pick(Reasons), "WITHDRAWN") }),
            _ => _agency.Account(_random.Next(1, Accounts + 1)).Select(row => row with { Network = Kept(row).Network, Kind = Kept(row).Kind }),
        }).Take(12).ToList();
        return Did("import", ImportAsync(rows));

        IEnumerable<CsvRow> Users(Func<CsvRow, CsvRow> change)
        {
            // All rows of a login have to agree.
            var login = Pick(users).User;
            var facts = change(users.First(row => row.User == login));
            return users.Where(row => row.User == login).Select(row => row with
            {
                AccessToken = facts.AccessToken,
                Issued = facts.Issued,
                Expires = facts.Expires,
                LastUsed = facts.LastUsed,
                UserEmail = facts.UserEmail,
            });
        }

        CsvRow Kept(CsvRow row) => _rows.FirstOrDefault(known => known.Id == row.Id) ?? row;
    }

    private async Task ImportAsync(List<CsvRow> rows)
    {
        var result = await installation.ImportAsync(CsvFile.Of(rows), skipBadRows: true);
        Events += Math.Max(0, rows.Count - result.Refused - 1);
        _rows.AddRange(rows.Where(row => _rows.All(known => (known.Id, known.User) != (row.Id, row.User))));
        _accounts.Clear();
        _accounts.AddRange(await installation.QueryAsync(context => context.Accounts.OrderBy(account => account.Id).Select(account => account.Id).ToListAsync()));
        _authorizations.Clear();
        _authorizations.AddRange((await installation.QueryAsync(context => context.Authorizations.AsNoTracking().OrderBy(one => one.Id).ToListAsync()))
            .Select(one => (one.Id, one.AccountId, one.UserTokenId)));
    }

    private Task SaveMacroAsync() => Did("save macro", installation.SaveMacroAsync(Pick("Warn", "Tier 1", "Late"), macro => macro with
    {
        Fields = SavedMacros.Fields([.. new[] { 30, 14, 7, 3, 1 }.Where(_ => Chance(2)).DefaultIfEmpty(7)], Pick("owner", "ops@example.com"), Pick("admins", "boss@example.com")),
        Accounts = new AccountFilter { Network = Chance(3) ? "facebook" : null, Tag = Chance(3) ? "paid" : null },
        NewAccounts = Chance(2),
    }));

    private async Task OnMacro(Func<long, Task> change)
    {
        if (await installation.QueryAsync(context => context.Macros.OrderBy(macro => macro.Id).Select(macro => macro.Id).ToListAsync()) is { Count: > 0 } macros)
        {
            await change(Pick(macros));
        }
    }

    private Task On(Func<(long Id, long AccountId, long TokenId), Task> change) => _authorizations.Count > 0 ? change(Pick(_authorizations)) : None;

    private Task OnAccount(Func<long, List<long>, Task> change)
    {
        var account = Pick(_authorizations).AccountId;
        return change(account, [.. _authorizations.Where(one => one.AccountId == account).Select(one => one.Id)]);
    }

    private Task ReorderAsync(long account, List<long> authorizations) =>
        Authorizations.ReorderAsync(account, [.. authorizations.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4))], By, default);

    private List<long> SomeAccounts()
    {
        var some = _accounts.OrderBy(_ => _random.Next()).Take(_random.Next(1, 16)).ToList();
        Events += some.Count - 1;
        return some;
    }

    private TokenEnds Ends() => new(AnEnd(), Chance(3) ? AnEnd() : null, Chance(5) ? AnEnd() : null);

    private End AnEnd() => _random.Next(6) switch
    {
        0 => End.Never,
        1 => End.Unknown,
        _ => End.At(Ahead(80)),
    };

    private string Cell() => AnEnd() is { Instant: { } end } ? CsvFile.Text(end) : Pick("", "never");

    private string Ago(int days) => CsvFile.Text(installation.Clock.Now.AddMinutes(-_random.Next(1, days * 1440)));

    private DateTimeOffset Ahead(int days) => installation.Clock.Now.AddMinutes(_random.Next(1, days * 1440));

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
