namespace AccountHealth.Web.CommandLine;

internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}

/// <summary>Something a person can mend; printed without a stack trace.</summary>
internal sealed class CommandException(string message) : Exception(message);
