using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Changes;

public class WithdrawalPreviewTests
{
    [Fact]
    public async Task A_preview_lists_what_each_account_of_the_login_loses_and_who_takes_over()
    {
        await using var installation = await ImportedAsync();
        var before = await installation.ContentsAsync();

        var effects = await PreviewAsync(installation);

        Assert.Equal(["x/profile/1", "x/profile/2", "x/profile/3"], effects.Select(effect => effect.AccountKey));
        Assert.Equal([true, false, false], effects.Select(effect => effect.IsThisAccount));
        Assert.Equal(["Bo", "", ""], effects.Select(effect => effect.TakesOver));
        Assert.Equal([AccountStatus.Active, AccountStatus.Deactivated, AccountStatus.Active], effects.Select(effect => effect.After.Underlying));
        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task A_withdrawal_does_what_its_preview_said()
    {
        await using var installation = await ImportedAsync();
        var effects = await PreviewAsync(installation);

        await installation.Get<AuthorizationChanges>().WithdrawAsync((await installation.AccountAsync()).Of("ann").Id, wholeLogin: true, "test", default);

        foreach (var effect in effects)
        {
            var verdict = (await installation.AccountAsync(effect.AccountKey[^1..])).Verdict;
            Assert.Equal(
                (effect.After.Status, effect.After.DeactivatesAt, effect.After.ActiveId, effect.After.People),
                (verdict.Status, verdict.DeactivatesAt, verdict.ActiveId, verdict.People));
        }
    }

    /// <summary>Account 1 runs on Ann with Bo behind her, 2 on Ann alone, 3 on Bo with Ann behind him.</summary>
    private static async Task<TestInstallation> ImportedAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        var (ann, bo) = (CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(200) });
        await installation.ImportAsync(CsvFile.Of(
            ann, bo, ann with { Id = "2" }, ann with { Id = "3", Order = "2" }, bo with { Id = "3", Order = "1" }));
        return installation;
    }

    private static async Task<IReadOnlyList<WithdrawalEffect>> PreviewAsync(TestInstallation installation) => await installation.Get<WithdrawalPreview>()
        .OfAsync((await installation.AccountAsync()).Of("ann").Id, AccountScope.All, default);
}
