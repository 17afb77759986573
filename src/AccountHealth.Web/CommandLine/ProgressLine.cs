namespace AccountHealth.Web.CommandLine;

/// <summary>Progress on a terminal, in one line that rewrites itself; nothing in a pipe.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private string _last = "";

    public void Show(string text)
    {
        lock (_lock)
        {
            if (_isTerminal && text != _last)
            {
                Console.Error.Write($"\r{text.PadRight(_last.Length)}");
                _last = text;
            }
        }
    }

    public void Dispose()
    {
        if (_last.Length > 0)
        {
            Console.Error.Write($"\r{new string(' ', _last.Length)}\r");
        }
    }
}
