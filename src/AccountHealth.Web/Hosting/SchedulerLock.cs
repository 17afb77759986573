using AccountHealth.Data.Storage;

namespace AccountHealth.Web.Hosting;

/// <summary>Held by the one process that runs the scheduler on a data folder. Released by the system however it ends.</summary>
internal sealed class SchedulerLock : IDisposable
{
    private readonly FileStream _file;

    private SchedulerLock(FileStream file) => _file = file;

    /// <exception cref="ConfigurationException">Another process runs the scheduler on this folder.</exception>
    public static SchedulerLock Take(DataDirectory data)
    {
        try
        {
            return new SchedulerLock(new FileStream(data.SchedulerLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new ConfigurationException(
                $"Another Account Health already serves {data.Root}. SQLite means one server: stop the other one, or choose another folder with --data.");
        }
    }

    public void Dispose() => _file.Dispose();
}
