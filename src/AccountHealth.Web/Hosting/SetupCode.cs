using System.Security.Cryptography;
using System.Text;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.Hosting;

/// <summary>
/// The one-time code with which the first admin is made. It is printed where only whoever starts the process sees it,
/// lives in memory, and is worth nothing once there is a user.
/// </summary>
internal sealed class SetupCode(IDbContextFactory<AccountHealthContext> contexts)
{
    private const int Length = 10;
    private const int MostAttempts = 20;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly string _code = RandomNumberGenerator.GetString(Letters, Length);
    private int _attempts;

    /// <summary>The code to print; null when there is a user already.</summary>
    public async Task<string?> ToPrintAsync(CancellationToken cancellationToken) => await IsNeededAsync(cancellationToken) ? _code : null;

    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return !await context.Users.AnyAsync(cancellationToken);
    }

    /// <summary>Whether it is the code. After too many wrong ones none is right until the next start.</summary>
    public bool Accepts(string text) =>
        Interlocked.Increment(ref _attempts) <= MostAttempts
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(text.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(_code));
}
