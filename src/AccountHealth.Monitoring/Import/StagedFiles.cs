using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;

namespace AccountHealth.Monitoring.Import;

/// <summary>Uploaded files between preview and import: encrypted, and gone as soon as they are not needed.</summary>
public sealed class StagedFiles(DataDirectory directory, SecretCipher cipher)
{
    private const string Ending = ".staged";

    /// <summary>Keeps the file and answers with the name to ask for it by.</summary>
    public async Task<string> KeepAsync(byte[] file, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        await File.WriteAllBytesAsync(PathOf(id), cipher.EncryptBytes(file), cancellationToken);
        return id;
    }

    /// <exception cref="FileNotFoundException">It was deleted meanwhile.</exception>
    public byte[] Read(string id) => cipher.DecryptBytes(File.ReadAllBytes(PathOf(id)));

    public void Delete(string id) => File.Delete(PathOf(id));

    /// <summary>Deletes all of them: at the start nobody is between preview and import.</summary>
    public void DeleteAll()
    {
        foreach (var file in All())
        {
            file.Delete();
        }
    }

    internal int DeleteOlderThan(DateTimeOffset instant)
    {
        var old = All().Where(file => file.LastWriteTimeUtc < instant.UtcDateTime).ToList();
        old.ForEach(file => file.Delete());
        return old.Count;
    }

    private string PathOf(string id) => Guid.TryParseExact(id, "N", out var guid)
        ? Path.Combine(directory.Staged, guid.ToString("N") + Ending)
        : throw new FileNotFoundException("There is no such upload.");

    private IEnumerable<FileInfo> All() => new DirectoryInfo(directory.Staged) is { Exists: true } folder
        ? folder.EnumerateFiles("*" + Ending)
        : [];
}
