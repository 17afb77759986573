using AccountHealth.Monitoring.Import;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Choose a file, see what it would change, import it. In between the file is kept encrypted.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const long Largest = 5 * 1024 * 1024;

    private string? _staged;
    private string _fileName = "";
    private string? _problem;
    private ImportResult? _preview;
    private ImportResult? _result;
    private ImportProgress _progress = new("", 0, 0);
    private bool _working;
    private bool _ready;

    [Inject]
    private AccountImport Importer { get; set; } = default!;

    [Inject]
    private StagedFiles Staged { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    public void Dispose() => DropStaged();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // A file chosen before the field is connected would be lost; the field connects itself right after this render.
            await Task.Yield();
            _ready = true;
            StateHasChanged();
        }
    }

    private async Task StageAsync(InputFileChangeEventArgs e)
    {
        await Actor.MustBeAsync(Policies.Admin);
        StartOver();
        if (e.File.Size > Largest)
        {
            _problem = $"It has {e.File.Size / 1024.0 / 1024:0.0} MB; at most 5 MB are taken here. Use the command line: import FILE.csv";
            return;
        }

        _fileName = e.File.Name;
        await WorkAsync(async progress =>
        {
            progress.Report(new ImportProgress("Uploading", 0, 0));
            using var memory = new MemoryStream();
            await using (var upload = e.File.OpenReadStream(Largest))
            {
                await upload.CopyToAsync(memory);
            }

            _staged = await Staged.KeepAsync(memory.ToArray(), CancellationToken.None);
            _preview = await RunAsync(new ImportOptions("", DryRun: true), progress);
        });
        _problem = _preview is { Rows: 0, Problems: [var problem, ..] } ? problem.ToString() : null;
        if (_problem is not null)
        {
            DropStaged();
            _preview = null;
        }
    }

    private async Task ImportAsync()
    {
        var by = await Actor.MustBeAsync(Policies.Admin);
        await WorkAsync(async progress => _result = await RunAsync(new ImportOptions(by, SkipBadRows: _preview!.Problems.Count > 0), progress));
        DropStaged();
    }

    private Task<ImportResult> RunAsync(ImportOptions options, IProgress<ImportProgress> progress)
    {
        var file = Staged.Read(_staged!);
        // Off the circuit, which shows how far it is.
        return Task.Run(() => Importer.RunAsync(() => new MemoryStream(file, writable: false), options, progress, CancellationToken.None));
    }

    private async Task WorkAsync(Func<IProgress<ImportProgress>, Task> work)
    {
        _working = true;
        StateHasChanged();
        try
        {
            await work(new Progress<ImportProgress>(progress =>
            {
                _progress = progress;
                _ = InvokeAsync(StateHasChanged);
            }));
        }
        finally
        {
            _working = false;
        }
    }

    private void StartOver()
    {
        DropStaged();
        (_preview, _result, _problem) = (null, null, null);
    }

    private void DropStaged()
    {
        if (_staged is { } id)
        {
            Staged.Delete(id);
            _staged = null;
        }
    }
}
