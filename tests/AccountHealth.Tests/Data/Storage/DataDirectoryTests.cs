using AccountHealth.Data.Storage;

namespace AccountHealth.Tests.Data.Storage;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("account-health-test-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void Its_folders_are_made_for_their_owner_only()
    {
        var data = new DataDirectory(Path.Combine(_parent, "new", "data"));

        data.Create();

        Assert.All([data.Root, data.Keys, data.Pickup, data.Staged], folder =>
        {
            Assert.True(Directory.Exists(folder), folder);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            }
        });
    }

    [Fact]
    public void Folders_that_exist_are_left_as_they_are()
    {
        var data = new DataDirectory(_parent);
        File.WriteAllText(Path.Combine(_parent, "note"), "kept");

        data.Create();
        data.Create();

        Assert.Equal("kept", File.ReadAllText(Path.Combine(_parent, "note")));
    }
}
