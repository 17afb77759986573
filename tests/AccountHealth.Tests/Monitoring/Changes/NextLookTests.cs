using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Every change recomputes verdict, next look and notices in its own transaction: a fresh look finds nothing to mend.</summary>
public class NextLookTests
{
    private static readonly Dictionary<string, Func<WatchedInstallation, Task>> Changes = new()
    {
        ["owner"] = async watched => await Accounts(watched).SetOwnerAsync([await IdAsync(watched)], "new@example.com", By, default),
        ["tags"] = async watched => await Accounts(watched).SetTagsAsync([await IdAsync(watched)], ["vip"], [], By, default),
        ["time zone"] = async watched => await Accounts(watched).SetTimeZoneAsync(await IdAsync(watched), "Asia/Tokyo", By, default),
        ["pause"] = async watched => await Accounts(watched).PauseAsync([await IdAsync(watched)], InDays(5), By, default),
        ["pause and resume"] = async watched =>
        {
            await Accounts(watched).PauseAsync([await IdAsync(watched)], null, By, default);
            await Accounts(watched).ResumeAsync([await IdAsync(watched)], By, default);
        },
        ["snooze"] = async watched => await Accounts(watched).SnoozeAsync(await IdAsync(watched), InDays(5), "on it", By, default),
        ["snooze and its end"] = async watched =>
        {
            await Accounts(watched).SnoozeAsync(await IdAsync(watched), InDays(5), "on it", By, default);
            await Accounts(watched).EndSnoozeAsync(await IdAsync(watched), By, default);
        },
        ["order"] = async watched => await Tokens(watched).ReorderAsync(await IdAsync(watched), [await watched.AuthorizationAsync("1", "Bob")], By, default),
        ["make active"] = async watched => await Tokens(watched).MakeActiveAsync(await watched.AuthorizationAsync("1", "Bob"), By, default),
        ["withdraw"] = async watched => await Tokens(watched).WithdrawAsync(await watched.AuthorizationAsync("1", "Ann"), false, By, default),
        ["withdraw the login"] = async watched => await Tokens(watched).WithdrawAsync(await watched.AuthorizationAsync("1", "Ann"), true, By, default),
        ["withdraw and restore"] = async watched =>
        {
            await Tokens(watched).WithdrawAsync(await watched.AuthorizationAsync("1", "Ann"), true, By, default);
            await Tokens(watched).RestoreAsync(await watched.AuthorizationAsync("1", "Ann"), By, default);
        },
        ["reason"] = async watched => await Tokens(watched).RecordReasonAsync(await watched.AuthorizationAsync("1", "Ann"), ReasonCodes.AccessRevoked, "", By, default),
        ["reason on one account"] = async watched =>
            await Tokens(watched).RecordReasonAsync(await watched.AuthorizationAsync("1", "Bob"), ReasonCodes.InsufficientAccess, "", By, default),
        ["reason and works after all"] = async watched =>
        {
            await Tokens(watched).RecordReasonAsync(await watched.AuthorizationAsync("1", "Ann"), ReasonCodes.AccessRevoked, "", By, default);
            await Tokens(watched).ClearReasonAsync(await watched.AuthorizationAsync("1", "Ann"), "", By, default);
        },
        ["ends"] = async watched => await Ends(watched).EditEndsAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(6)), By, default),
        ["an end gone"] = async watched => await Ends(watched).EditEndsAsync(await watched.TokenAsync("Bob"), new TokenEnds(End.Unknown), By, default),
        ["renewed"] = async watched => await Ends(watched).RenewAsync(await watched.TokenAsync("Bob"), new TokenEnds(EndsInDays(300)), By, default),
        ["macro"] = async watched => await watched.SaveMacroAsync([60, 15], Ops),
        ["macro applied"] = async watched => await watched.Get<MacroChanges>().ApplyAsync(await SecondMacroAsync(watched), [await IdAsync(watched)], By, default),
        ["macro removed"] = async watched => await watched.Get<MacroChanges>().RemoveAsync(await watched.SaveMacroAsync([30], Ops), [await IdAsync(watched)], By, default),
        ["macro deleted"] = async watched => await watched.Get<MacroChanges>().DeleteAsync(await watched.SaveMacroAsync([30], Ops), default),
        ["import"] = async watched => await watched.ImportAsync(new ImportLine("1", "Cem").EndingIn(45), new ImportLine("1", "Ann") { Order = 3 }.EndingIn(9)),
        ["admin"] = async watched =>
        {
            await watched.AddAdminAsync("second-admin@example.com");
            await Accounts(watched).JudgeAllAsync(null, default);
        },
    };

    public static TheoryData<string> Names() => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task After_it_a_fresh_look_finds_nothing_to_mend(string change)
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30, 7, 1], Ops, "owner");
        await watched.ImportAsync(
            new ImportLine("1", "Ann").EndingIn(20), new ImportLine("1", "Bob") { Order = 2 }.EndingIn(40), new ImportLine("2", "Ann").EndingIn(20));
        await watched.RunUntilAsync(InDays(2));

        await Changes[change](watched);
        Assert.Equal("2 accounts judged afresh, nothing to mend", (await watched.RunAsync("repair")).Summary);

        await watched.RunUntilAsync(InDays(30));
        Assert.Equal("2 accounts judged afresh, nothing to mend", (await watched.RunAsync("repair")).Summary);
    }

    private static AccountChanges Accounts(WatchedInstallation watched) => watched.Get<AccountChanges>();

    private static AuthorizationChanges Tokens(WatchedInstallation watched) => watched.Get<AuthorizationChanges>();

    private static TokenChanges Ends(WatchedInstallation watched) => watched.Get<TokenChanges>();

    private static async Task<long> IdAsync(WatchedInstallation watched) => (await watched.AccountAsync("1")).Id;

    private static async Task<long> SecondMacroAsync(WatchedInstallation watched) => (await watched.Get<MacroChanges>().SaveAsync(
        null,
        new MacroDefinition { Name = "Second", Fields = MacroFacts.Fields([90], Ops), Accounts = new() { Tag = "none" } },
        CancellationToken.None)).Id;
}
