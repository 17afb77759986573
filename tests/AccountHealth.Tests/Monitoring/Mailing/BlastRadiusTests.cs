using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class BlastRadiusTests
{
    private const int Deactivated = 12;
    private const int FailedOver = 5;
    private const int Reduced = 3;

    [Fact]
    public async Task A_reason_against_one_login_makes_one_mail_per_recipient()
    {
        await using var watched = await AnnEverywhereAsync();

        await RecordAsync(watched, ReasonCodes.PasswordOrSecurityAlert);

        Assert.Equal([Admin, Owner], watched.Sent.Select(mail => mail.To).Order());
        Assert.All(watched.Sent, mail => Assert.Equal("12 accounts deactivated, 5 moved to a standby token, 3 with less cover", mail.Content.Subject));
    }

    [Fact]
    public async Task Deactivated_accounts_come_first_then_those_that_failed_over()
    {
        await using var watched = await AnnEverywhereAsync();

        await RecordAsync(watched, ReasonCodes.AccessRevoked);

        var listed = watched.Sent[0].Content.Text.Split('\n').Where(line => line.StartsWith("* ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            [.. Enumerable.Repeat("down", Deactivated), .. Enumerable.Repeat("moved", FailedOver), .. Enumerable.Repeat("less", Reduced)],
            listed.Select(line => line[2..].Split('-')[0]));
    }

    [Fact]
    public async Task The_login_to_renew_and_its_steps_are_named_once()
    {
        await using var watched = await AnnEverywhereAsync();

        await RecordAsync(watched, ReasonCodes.AccessRevoked);

        var text = watched.Sent[0].Content.Text;
        Assert.Equal(2, text.Split("To renew: Ann, X login Ann").Length);
        Assert.Equal(2, text.Split("What to do").Length);
        Assert.Contains("Connected apps", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_judged_for_all_its_accounts_in_one_round()
    {
        await using var watched = await AnnEverywhereAsync();

        await watched.Get<AuthorizationChanges>().RecordReasonAsync(
            await watched.AuthorizationAsync("down-1", "Ann"), ReasonCodes.AccessRevoked, "seen in the app", By, CancellationToken.None);

        // Before any check has run.
        var notices = await watched.NoticesAsync();
        Assert.Equal(
            [(NoticeKind.Deactivated, Deactivated), (NoticeKind.Failover, FailedOver), (NoticeKind.CoverReduced, Reduced)],
            notices.GroupBy(notice => notice.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count())));
        Assert.All(notices, notice => Assert.Equal((ReasonCodes.AccessRevoked, watched.Now), (notice.Reason, notice.CreatedAt)));
    }

    [Fact]
    public async Task A_reason_against_the_login_on_one_account_hits_that_account_only()
    {
        await using var watched = await AnnEverywhereAsync();

        await RecordAsync(watched, ReasonCodes.InsufficientAccess);

        Assert.Equal("down-1 is deactivated", watched.Sent[0].Content.Subject);
    }

    [Fact]
    public async Task A_login_that_ends_by_its_clock_makes_one_mail_per_recipient_too()
    {
        await using var watched = await AnnEverywhereAsync(annEndsInDays: 3);

        await watched.RunUntilAsync(InDays(3));

        Assert.Equal([Admin, Owner], watched.Sent.Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task A_login_that_works_again_makes_one_mail_per_recipient()
    {
        await using var watched = await AnnEverywhereAsync();
        await RecordAsync(watched, ReasonCodes.AccessRevoked);
        watched.Now = InDays(1);

        await watched.Get<AuthorizationChanges>().ClearReasonAsync(await watched.AuthorizationAsync("down-1", "Ann"), "", By, CancellationToken.None);
        await watched.RunAsync();

        Assert.Equal(["12 accounts working again", "12 accounts working again"], watched.Sent.Skip(2).Select(mail => mail.Content.Subject));
    }

    private static async Task RecordAsync(WatchedInstallation watched, string reason)
    {
        await watched.Get<AuthorizationChanges>().RecordReasonAsync(
            await watched.AuthorizationAsync("down-1", "Ann"), reason, "", By, CancellationToken.None);
        await watched.RunAsync();
    }

    /// <summary>Ann is the only one on some accounts, the first of two on others, and stands by on the rest.</summary>
    private static async Task<WatchedInstallation> AnnEverywhereAsync(double? annEndsInDays = null)
    {
        var watched = await CreateAsync();
        var ann = annEndsInDays is { } days ? new ImportLine("", "Ann").EndingIn(days) : new ImportLine("", "Ann");
        var down = Enumerable.Range(1, Deactivated).Select(number => Named(ann, $"down-{number}"));
        var moved = Enumerable.Range(1, FailedOver)
            .SelectMany(number => new[] { Named(ann, $"moved-{number}"), Named(new ImportLine("", "Bob") { Order = 2 }, $"moved-{number}") });
        var less = Enumerable.Range(1, Reduced)
            .SelectMany(number => new[] { Named(new ImportLine("", "Bob"), $"less-{number}"), Named(ann with { Order = 2 }, $"less-{number}") });
        await watched.ImportAsync([.. down, .. moved, .. less]);
        return watched;
    }

    private static ImportLine Named(ImportLine line, string account) => line with { Account = account, Name = account };
}
