using Microsoft.AspNetCore.Components;

namespace AccountHealth.Web.Components.Live;

/// <summary>A component that looks again whenever something was stored.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private bool _busy;
    private bool _again;

    [Inject]
    private LiveChanges Live { get; set; } = default!;

    public virtual void Dispose()
    {
        Live.Changed -= OnChanged;
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what is shown. Called once at the start and after every change.</summary>
    protected abstract Task ReadAsync();

    protected override Task OnInitializedAsync()
    {
        Live.Changed += OnChanged;
        return ReadAsync();
    }

    private void OnChanged() => _ = InvokeAsync(ReadAgainAsync);

    /// <summary>Changes that come while it reads make it read once more, not once each.</summary>
    private async Task ReadAgainAsync()
    {
        _again = true;
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            while (_again)
            {
                _again = false;
                await ReadAsync();
                StateHasChanged();
            }
        }
        catch (ObjectDisposedException)
        {
            // The page was left meanwhile.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
        finally
        {
            _busy = false;
        }
    }
}
