using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>Asks a network about one token, and renews it where that is the only way to know.</summary>
internal static class TokenAsking
{
    /// <summary>Renews the token and keeps the new one before anything else happens.</summary>
    /// <returns>The token as it is from then on.</returns>
    public delegate Task<Answer<TokenQuestion>> Renewing(TokenQuestion question);

    /// <summary>
    /// An access token that is over, or refused although a grant stands behind it, is renewed and asked about again. Only a
    /// refused renewal is an answer against the token then.
    /// </summary>
    /// <returns>What was said, and of which edition of the token.</returns>
    /// <param name="renew">Null where this network's tokens are not renewed.</param>
    public static async Task<(TokenAnswer Answer, TokenEdition Of)> AskAsync(
        IConnector connector, AppAccess app, TokenQuestion question, Renewing? renew, CancellationToken cancellationToken)
    {
        // A token that is renewed by itself must still be good for it: renewing mends nothing there.
        if (question.RefreshToken is null || renew is null || connector.Connector.RenewsAccess)
        {
            return (await connector.InspectAsync(app, question, cancellationToken), question.Edition);
        }

        if (!question.IsAccessOver)
        {
            var answer = await connector.InspectAsync(app, question, cancellationToken);
            if (answer.Token is not { RenewFirst: true })
            {
                return (answer, question.Edition);
            }
        }

        var renewed = await renew(question);
        return renewed.Problem is { } problem
            ? (new TokenAnswer(problem), question.Edition)
            : (await connector.InspectAsync(app, renewed.Value, cancellationToken), renewed.Value.Edition);
    }
}
