using System.Security.Cryptography;
using System.Text;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Import;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.DataProtection;
using Secret = AccountHealth.Core.Tokens.Secret;

namespace AccountHealth.Tests.Data.Secrets;

public class StoredSecretTests
{
    private static readonly CsvRow Row = CsvRow.Ann with { AccessToken = "tok-PLAINTEXT-access", RefreshToken = "ref-PLAINTEXT-refresh" };

    [Fact]
    public async Task No_file_of_the_installation_holds_a_token_in_the_clear()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(Row));
        await installation.Get<StagedFiles>().KeepAsync(CsvFile.Utf8(CsvFile.Of(Row)), CancellationToken.None);

        var files = Directory.GetFiles(installation.Data.Root, "*", SearchOption.AllDirectories);

        // A name stored beside the token shows that the search looks where it should, write-ahead log included.
        Assert.Contains(files, file => Holds(file, "ann@example.com"));
        Assert.All(files, file => Assert.False(Holds(file, "PLAINTEXT"), file));
        Assert.Equal(("tok-PLAINTEXT-access", "ref-PLAINTEXT-refresh"), await installation.SecretsAsync());
    }

    [Fact]
    public async Task The_database_alone_without_its_keys_gives_no_token_away()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var encrypted = installation.Get<SecretCipher>().Encrypt(new Secret("tok"))!;
        var stranger = new SecretCipher(new EphemeralDataProtectionProvider());

        Assert.Throws<CryptographicException>(() => stranger.Decrypt(encrypted));
        Assert.Equal("tok", installation.Get<SecretCipher>().Decrypt(encrypted)!.Reveal());
    }

    [Fact]
    public async Task The_keys_lie_beside_the_database_and_not_in_it()
    {
        await using var installation = await TestInstallation.CreateAsync();
        installation.Get<SecretCipher>().Encrypt(new Secret("tok"));

        Assert.NotEmpty(Directory.GetFiles(installation.Data.Keys, "key-*.xml"));
        Assert.Equal(Path.GetDirectoryName(installation.Data.Database), Path.GetDirectoryName(installation.Data.Keys));
        Assert.DoesNotContain("masterKey", await installation.ContentsAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_secret_is_never_encrypted_to_the_same_bytes()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var cipher = installation.Get<SecretCipher>();

        Assert.NotEqual(cipher.Encrypt(new Secret("tok")), cipher.Encrypt(new Secret("tok")));
    }

    [Fact]
    public async Task No_secret_is_no_bytes()
    {
        await using var installation = await TestInstallation.CreateAsync();

        Assert.Null(installation.Get<SecretCipher>().Encrypt(null));
        Assert.Null(installation.Get<SecretCipher>().Decrypt(null));
    }

    [Fact]
    public async Task A_staged_upload_is_read_back_and_can_be_deleted()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var staged = installation.Get<StagedFiles>();
        var id = await staged.KeepAsync([1, 2, 3], CancellationToken.None);

        var read = staged.Read(id);
        staged.Delete(id);

        Assert.Equal([1, 2, 3], read);
        Assert.Throws<FileNotFoundException>(() => staged.Read(id));
    }

    [Theory]
    [InlineData("../account-health.db")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task An_upload_is_asked_for_by_its_name_only(string id)
    {
        await using var installation = await TestInstallation.CreateAsync();

        Assert.Throws<FileNotFoundException>(() => installation.Get<StagedFiles>().Read(id));
    }

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
            || bytes.ToArray().AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
