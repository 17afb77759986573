using AccountHealth.Core.Accounts;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Changes;

public class SettingsChangesTests
{
    private const string By = "admin@example.com";

    [Fact]
    public async Task A_changed_warning_window_judges_every_account_at_once()
    {
        await using var installation = await ImportedAsync();
        Assert.Equal(InDays(60), (await installation.AccountAsync()).Verdict.NextCheckAt);

        Assert.Empty(await SaveAsync(installation, SettingDefinitions.WarningDays, "80"));

        Assert.Equal(InDays(10), (await installation.AccountAsync()).Verdict.NextCheckAt);
        Assert.Contains("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_switching_back_is_turned_on_an_account_goes_back_to_its_preferred_login()
    {
        await using var installation = await ImportedAsync();
        await SaveAsync(installation, SettingDefinitions.SwitchBack, "false");
        var ann = (await installation.AccountAsync()).Of("ann");
        await installation.Get<AuthorizationChanges>().RecordReasonAsync(ann.Id, ReasonCodes.AccessRevoked, "", By, default);
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await installation.Get<TokenChanges>().RenewAsync(ann.UserTokenId, new TokenEnds(EndsInDays(300)), By, default);
        Assert.Equal(AccountStatus.OnStandby, (await installation.AccountAsync()).Verdict.Status);

        Assert.Empty(await SaveAsync(installation, SettingDefinitions.SwitchBack, "true"));

        var verdict = (await installation.AccountAsync()).Verdict;
        Assert.Equal((ann.Id, AccountStatus.Active), (verdict.ActiveId, verdict.Status));
    }

    [Fact]
    public async Task A_setting_that_no_verdict_depends_on_judges_nobody()
    {
        await using var installation = await ImportedAsync();
        installation.Clock.Advance(TimeSpan.FromMinutes(1));

        await SaveAsync(installation, SettingDefinitions.PublicUrl, "https://health.example.com");
        await SaveAsync(installation, SettingDefinitions.WarningDays, "30");

        Assert.Equal(Now, (await installation.AccountAsync()).Verdict.JudgedAt);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_setting_and_nothing_is_saved()
    {
        await using var installation = await TestInstallation.CreateAsync((SettingDefinitions.SwitchBack, "false"));

        var errors = await installation.Get<SettingsChanges>().SaveAsync(
            new Dictionary<string, string>
            {
                [SettingDefinitions.WarningDays] = "soon",
                [SettingDefinitions.SwitchBack] = "true",
                [SettingDefinitions.MailHost] = "mail.example.com",
            },
            default);

        Assert.Equal([SettingDefinitions.WarningDays, SettingDefinitions.SwitchBack], errors.Select(error => error.Field));
        Assert.Equal(0, await installation.QueryAsync(context => context.Settings.CountAsync()));
    }

    [Theory]
    [InlineData("Networks:x:ClientId", "another-app", true)]
    [InlineData("Networks:x:ClientSecret", "another-secret", true)]
    [InlineData("Networks:x:ClientSecret", "sekret", false)]
    [InlineData("Networks:x:ClientSecret", "", false)]
    [InlineData("Networks:x:Scopes", "users.read", false)]
    [InlineData("Networks:linkedin:ClientId", "linkedin-app", false)]
    public async Task Tokens_of_an_app_that_changed_are_due_at_once(string key, string text, bool isDue)
    {
        await using var installation = await ImportedAsync();
        await SetUpAsync(installation);
        await PutOffAsync(installation);

        Assert.Empty(await SaveAsync(installation, key, text));

        Assert.Equal(isDue ? ["ann", "bo"] : [], await DueAsync(installation));
    }

    [Fact]
    public async Task Once_a_network_is_set_up_its_tokens_with_a_secret_are_due_at_once_and_no_others()
    {
        await using var installation = await ImportedAsync();
        var ann = CsvRow.Ann with { Id = "7", User = "no-secret", AccessToken = "", Expires = CsvFile.In(90) };
        await installation.ImportAsync(CsvFile.Of(ann, CsvRow.Ann with { Network = "linkedin", Kind = "page", User = "li", Expires = CsvFile.In(90) }));
        await PutOffAsync(installation);

        await SetUpAsync(installation);

        Assert.Equal(["ann", "bo"], await DueAsync(installation));
    }

    [Fact]
    public async Task How_many_tokens_depend_on_a_secret_is_known_before_it_is_removed()
    {
        await using var installation = await ImportedAsync();
        var changes = installation.Get<SettingsChanges>();
        Assert.Equal(0, await changes.DependingOnAsync("Networks:x:ClientSecret", default));

        await SetUpAsync(installation);

        Assert.Equal(2, await changes.DependingOnAsync("Networks:x:ClientSecret", default));
        Assert.Equal(0, await changes.DependingOnAsync("Networks:linkedin:ClientSecret", default));
    }

    private static async Task SetUpAsync(TestInstallation installation) => Assert.Empty(await installation.Get<SettingsChanges>().SaveAsync(
        new Dictionary<string, string> { ["Networks:x:ClientId"] = "my-app", ["Networks:x:ClientSecret"] = "sekret" }, default));

    private static Task<int> PutOffAsync(TestInstallation installation) => installation.QueryAsync(context =>
        context.Tokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, InDays(1)).SetProperty(token => token.NextRenewalAt, InDays(1))));

    private static Task<List<string>> DueAsync(TestInstallation installation) => installation.QueryAsync(context =>
        context.Tokens.Where(token => token.NextInspectionAt == null && token.NextRenewalAt == null).Select(token => token.Login.NativeId).Order().ToListAsync());

    /// <summary>Ann's token ends in 90 days, Bo's behind her in 70.</summary>
    private static async Task<TestInstallation> ImportedAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(70) }));
        return installation;
    }

    private static Task<IReadOnlyList<FieldError>> SaveAsync(TestInstallation installation, string key, string text) =>
        installation.Get<SettingsChanges>().SaveAsync(new Dictionary<string, string> { [key] = text }, default);
}
