using AccountHealth.Core.Networks;

namespace AccountHealth.Core.Connecting;

/// <summary>
/// A network whose API is spoken here: people sign in to it, and it is asked about tokens. Decides nothing about status:
/// it says what the network answered, in the words of <see cref="Reasons.ReasonCodes"/>.
/// </summary>
/// <remarks>
/// Whatever a network answers, or does not, is an <see cref="Answer{T}"/>, never an exception. Only cancellation throws.
/// </remarks>
public interface IConnector : INetwork
{
    /// <summary>How it is reached. The same on every call.</summary>
    ConnectorDescriptor Connector { get; }

    /// <summary>From now on the network is asked at most so often, whatever is asked for.</summary>
    void Pace(double requestsPerSecond);

    /// <summary>The app that an imported token belongs to, which names none; null where that cannot be told: it is watched by its dates then.</summary>
    /// <param name="kinds">Of the accounts that hang on it.</param>
    string? AppOfImported(IReadOnlyCollection<string> kinds, bool hasRefreshToken) => Connector.Apps is [var only] ? only.Id : null;

    /// <summary>Our budget there is used up until then, as the network's answers told; null where they told nothing of the kind.</summary>
    DateTimeOffset? BudgetBackAt => null;

    /// <summary>The address of the network's own sign-in and consent page.</summary>
    Uri ConsentAt(AppAccess app, ConsentRequest request);

    /// <summary>Exchanges what the browser brought back for a grant, and reads whose it is.</summary>
    Task<Answer<Grant>> RedeemAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken);

    /// <summary>Everything that the grant may be used for: pages, channels, ad accounts, the login's own profile.</summary>
    Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken);

    /// <summary>Asks whether the token works, and works on each of its accounts.</summary>
    Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken);

    /// <summary>Renews the token. Never called twice at once for one token.</summary>
    /// <returns>The grant as it is from now on; without a refresh token where the network keeps the old one.</returns>
    Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken);

    /// <summary>Takes the whole grant back at the network, where <see cref="ConnectorDescriptor.Revokes"/>.</summary>
    Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken);
}
