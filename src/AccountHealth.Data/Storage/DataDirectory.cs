namespace AccountHealth.Data.Storage;

/// <summary>The one folder an installation lives in: database, keys, mail that waits to be picked up.</summary>
public sealed record DataDirectory(string Root)
{
    public string Database => Path.Combine(Root, "account-health.db");

    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Where mail goes without a mail server.</summary>
    public string Pickup => Path.Combine(Root, "mail");

    /// <summary>Uploaded files between preview and import, encrypted.</summary>
    public string Staged => Path.Combine(Root, "staged");

    /// <summary>Held by the process that runs the scheduler.</summary>
    public string SchedulerLock => Path.Combine(Root, "scheduler.lock");

    public string ConnectionString => $"Data Source={Database}";

    /// <summary>Makes the folders, for their owner only.</summary>
    public void Create()
    {
        foreach (var folder in new[] { Root, Keys, Pickup, Staged })
        {
            if (Directory.Exists(folder))
            {
                continue;
            }

            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
