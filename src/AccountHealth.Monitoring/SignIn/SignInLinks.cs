using System.Security.Cryptography;
using System.Text;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.SignIn;

/// <summary>
/// Links that sign an owner in: each works once, for a while, and for addresses that own accounts only. Whoever may do
/// more here signs in with a password; a mailbox is no proof of that.
/// </summary>
public sealed class SignInLinks(RoundRunner rounds)
{
    /// <summary>The page that takes a link's secret, which stands after a # so that no server log and no next site sees it.</summary>
    public const string Path = "sign-in/link";

    private const int SecretBytes = 32;
    private const int MostRequested = 3;

    /// <summary>A mail may lie unread over a holiday weekend.</summary>
    public static readonly TimeSpan LifeInNotice = TimeSpan.FromDays(7);

    /// <summary>Who asks for one is waiting for it.</summary>
    public static readonly TimeSpan LifeOnRequest = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan RequestWindow = TimeSpan.FromMinutes(15);

    /// <summary>Makes a link that goes along with a notice; null where the address may not be signed in this way.</summary>
    /// <param name="returnTo">The page it leads to: a path without a slash before it.</param>
    public Task<Secret?> IssueAsync(string email, string returnTo, CancellationToken cancellationToken) =>
        IssueAsync(email, returnTo, LifeInNotice, isRequested: false, cancellationToken);

    /// <summary>Makes a link that somebody asked for; null where the address may have none, or has asked too often.</summary>
    public Task<Secret?> RequestAsync(string email, CancellationToken cancellationToken) =>
        IssueAsync(email, "", LifeOnRequest, isRequested: true, cancellationToken);

    /// <summary>Uses the link up.</summary>
    /// <returns>Whom it signs in and where it leads; null where there is none, or it was used or has expired.</returns>
    public Task<RedeemedLink?> RedeemAsync(Secret secret, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var hash = Hash(secret);
            // Of two that come at once only one finds it unused.
            var used = await round.Context.SignInLinks
                .Where(link => link.Hash == hash && link.UsedAt == null && link.ExpiresAt > round.Now)
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, round.Now), cancellationToken);
            if (used == 0)
            {
                return null;
            }

            var link = await round.Context.SignInLinks.SingleAsync(one => one.Hash == hash, cancellationToken);
            return await MayAsync(round.Context, link.Email, cancellationToken) ? new RedeemedLink(link.Email, link.ReturnTo) : null;
        },
        cancellationToken);

    private Task<Secret?> IssueAsync(string email, string returnTo, TimeSpan life, bool isRequested, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var address = Person.KeyOf(email) ?? "";
            var since = round.Now - RequestWindow;
            if (!await MayAsync(round.Context, address, cancellationToken)
                || (isRequested && await round.Context.SignInLinks.CountAsync(
                    link => link.Email == address && link.IsRequested && link.CreatedAt > since, cancellationToken) >= MostRequested))
            {
                return null;
            }

            var secret = new Secret(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)));
            round.Context.SignInLinks.Add(new SignInLink
            {
                Hash = Hash(secret),
                Email = address,
                ReturnTo = returnTo,
                IsRequested = isRequested,
                CreatedAt = round.Now,
                ExpiresAt = round.Now + life,
            });
            return secret;
        },
        cancellationToken);

    /// <summary>The address owns something here, and nobody of that address may do more than owners may.</summary>
    private static async Task<bool> MayAsync(AccountHealthContext context, string email, CancellationToken cancellationToken) =>
        await context.Accounts.AnyAsync(account => account.OwnerEmail == email && email != "", cancellationToken)
        && !await Staff.Of(context).ContainsAsync(email.ToUpperInvariant(), cancellationToken);

    private static byte[] Hash(Secret secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()));
}

/// <param name="ReturnTo">A path without a slash before it.</param>
public sealed record RedeemedLink(string Email, string ReturnTo);
