using AccountHealth.Core.Import;
using AccountHealth.Core.Networks;
using AccountHealth.Data.Csv;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Import;

/// <summary>Imports accounts and tokens from a file: all of it, or nothing unless bad rows are to be skipped.</summary>
public sealed class AccountImport(
    RoundRunner rounds,
    IDbContextFactory<AccountHealthContext> contexts,
    NetworkCatalog networks,
    SecretCipher cipher,
    TimeProvider clock)
{
    private const int Chunk = 500;

    /// <param name="open">Opens the file from its beginning. It is read twice.</param>
    public async Task<ImportResult> RunAsync(
        Func<Stream> open, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var parser = new ImportRowParser(networks, clock.GetUtcNow());
        var validation = new ImportValidation(parser);
        await using var first = open();
        using var reader = new AccountCsvReader(first);
        progress?.Report(new ImportProgress("Checking the file", 0, 0));
        var isReadable = validation.Read(reader, cancellationToken);
        var result = new ImportResult
        {
            Rows = validation.Rows,
            Merged = validation.Merged,
            Problems = validation.Problems,
            UnknownColumns = reader.UnknownColumns,
        };
        var source = new ImportSource(open, parser, validation, progress);
        return !isReadable || (validation.Problems.Count > 0 && !options.SkipBadRows && !options.DryRun) ? result
            : options.DryRun ? await PreviewAsync(source, options, result, cancellationToken)
            : await WriteAsync(source, options, result, cancellationToken);
    }

    private async Task<ImportResult> PreviewAsync(
        ImportSource source, ImportOptions options, ImportResult result, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var ledger = new ImportLedger();
        foreach (var rows in source.Rows().Chunk(Chunk))
        {
            var chunk = await ImportChunk.LoadAsync(context, rows, cancellationToken);
            chunk.Apply(rows, new ImportTarget(clock.GetUtcNow(), options.By, true, cipher, ledger, []));
        }

        return ledger.Complete(result);
    }

    private Task<ImportResult> WriteAsync(
        ImportSource source, ImportOptions options, ImportResult result, CancellationToken cancellationToken) =>
        rounds.RunAsync(
            async round =>
            {
                var ledger = new ImportLedger();
                var macros = await round.Context.Macros.AsNoTracking().Where(macro => macro.NewAccounts).ToListAsync(cancellationToken);
                var target = new ImportTarget(round.Now, options.By, false, cipher, ledger, macros);
                foreach (var rows in source.Rows().Chunk(Chunk))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    round.Context.ChangeTracker.Clear();
                    var chunk = await ImportChunk.LoadAsync(round.Context, rows, cancellationToken);
                    chunk.Apply(rows, target);
                    await round.Context.SaveChangesAsync(cancellationToken);
                    await chunk.TouchAsync(round, cancellationToken);
                }

                await PreferredOrder.ApplyAsync(round, ledger, cancellationToken);
                round.OnJudged = (done, total) => source.Report("Judging accounts", done, total);
                return ledger.Complete(result) with { Written = true };
            },
            cancellationToken);
}

/// <summary>The good rows of a file, read once more.</summary>
internal sealed class ImportSource(
    Func<Stream> open, ImportRowParser parser, ImportValidation validation, IProgress<ImportProgress>? progress)
{
    private const int ReportEvery = 250;

    public IEnumerable<ImportRow> Rows()
    {
        using var file = open();
        using var reader = new AccountCsvReader(file);
        reader.ReadHeader();
        var read = 0;
        foreach (var row in reader.ReadRows())
        {
            if (++read % ReportEvery == 0 || read == validation.Rows)
            {
                Report("Reading rows", read, validation.Rows);
            }

            if (!validation.Passed.Contains(row.Line) && parser.Parse(row.Line, row.Column).Row is { } good)
            {
                yield return good;
            }
        }
    }

    public void Report(string stage, int done, int total) => progress?.Report(new ImportProgress(stage, done, total));
}
