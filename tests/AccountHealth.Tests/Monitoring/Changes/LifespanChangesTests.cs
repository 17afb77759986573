using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Changes;

public class LifespanChangesTests
{
    private static readonly TimeSpan Shorter = TimeSpan.FromDays(45);

    /// <summary>One tells no end, so that the published length counts; the other tells its own.</summary>
    private static readonly CsvRow Silent = CsvRow.Ann with { Network = "facebook", Kind = "page", Id = "1", User = "a", Issued = CsvFile.Ago(10), Expires = "" };
    private static readonly CsvRow Telling = Silent with { Id = "2", User = "b", UserEmail = "b@example.com", Expires = CsvFile.In(50) };

    [Fact]
    public async Task The_preview_names_the_dates_that_move_and_moves_none()
    {
        await using var installation = await WithAccountsAsync();
        var before = await installation.ContentsAsync();

        var effect = await PreviewAsync(installation, Shorter);

        var moved = Assert.Single(effect.Dates);
        Assert.Equal((2, 1, "facebook/page/1"), (effect.Accounts, effect.Moved, moved.AccountKey));
        Assert.Equal((End.At(Times.InDays(50)), End.At(Times.InDays(35))), (moved.Before.DeactivatesAt, moved.After.DeactivatesAt));
        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task Saved_it_moves_exactly_what_the_preview_named()
    {
        await using var installation = await WithAccountsAsync();
        var promised = (await PreviewAsync(installation, Shorter)).Dates.ToDictionary(one => one.AccountKey, one => one.After.DeactivatesAt);
        var before = await DatesAsync(installation);

        Assert.Empty(await SetAsync(installation, Shorter, "Meta told us"));

        var after = await DatesAsync(installation);
        Assert.Equal(promised, after.Where(one => before[one.Key] != one.Value).ToDictionary());
    }

    [Fact]
    public async Task Removed_everything_is_as_it_was()
    {
        await using var installation = await WithAccountsAsync();
        var before = await DatesAsync(installation);
        await SetAsync(installation, Shorter, "Meta told us");

        await installation.Get<LifespanChanges>().RemoveAsync("facebook", ClockKind.Access, CancellationToken.None);

        Assert.Equal(before, await DatesAsync(installation));
    }

    [Fact]
    public async Task What_was_set_is_no_defect_to_the_nightly_repair()
    {
        await using var installation = await WithAccountsAsync();
        await SetAsync(installation, Shorter, "Meta told us");

        Assert.False((await installation.RunAsync("repair")).NeedsAttention);
    }

    [Theory]
    [InlineData("facebook", 45, "", LifespanChanges.NoteField)]
    [InlineData("facebook", 0, "why", LifespanChanges.LengthField)]
    [InlineData("facebook", 40_000, "why", LifespanChanges.LengthField)]
    [InlineData("nowhere", 45, "why", LifespanChanges.LengthField)]
    public async Task What_makes_no_sense_is_refused_by_name_and_nothing_is_stored(string network, int days, string note, string field)
    {
        await using var installation = await WithAccountsAsync();
        var before = await installation.ContentsAsync();

        var errors = await installation.Get<LifespanChanges>().SetAsync(
            network, ClockKind.Access, TimeSpan.FromDays(days), note, "ops@example.com", CancellationToken.None);

        Assert.Equal(field, Assert.Single(errors).Field);
        Assert.Equal(before, await installation.ContentsAsync());
    }

    private static async Task<TestInstallation> WithAccountsAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(Silent, Telling))).Problems);
        return installation;
    }

    private static Task<LifespanEffect> PreviewAsync(TestInstallation installation, TimeSpan length) =>
        installation.Get<LifespanPreview>().OfAsync("facebook", ClockKind.Access, length, CancellationToken.None);

    private static Task<IReadOnlyList<AccountHealth.Core.Macros.FieldError>> SetAsync(TestInstallation installation, TimeSpan length, string note) =>
        installation.Get<LifespanChanges>().SetAsync("facebook", ClockKind.Access, length, note, "ops@example.com", CancellationToken.None);

    private static Task<Dictionary<string, End>> DatesAsync(TestInstallation installation) => installation.QueryAsync(async context =>
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToDictionaryAsync(context.Accounts, account => account.Key, account => account.Verdict.DeactivatesAt));
}
