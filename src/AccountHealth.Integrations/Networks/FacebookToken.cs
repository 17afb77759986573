using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>What Facebook says of a token (Meta, access token debugging guide).</summary>
/// <param name="Data">The answer's only member.</param>
internal sealed record FacebookToken(JsonElement Data)
{
    public bool IsReadable => Data.Bool("is_valid") is not null;

    public ToldEnds Ends => new(EndOf("expires_at"), EndOf("data_access_expires_at"));

    /// <summary>Separated by spaces; null where none are told, as of a dead token.</summary>
    public string? Scopes => string.Join(' ', Data.Items("scopes").Select(one => one.Text())) is { Length: > 0 } scopes ? scopes : null;

    /// <summary>What is wrong with it; null where it works, for accounts and for people's data.</summary>
    /// <param name="known">The token as it is known here; null before it is stored.</param>
    public Problem? ProblemAt(DateTimeOffset now, TokenQuestion? known)
    {
        if (Data.Bool("is_valid") == true)
        {
            return Ends.DataAccess?.Instant <= now ? new Problem(TokenExpired, $"access to data ended {Ends.DataAccess}") : null;
        }

        // What Facebook tells of its end counts before what is stored.
        var end = Ends.Access is { } told && known is not null ? known with { AccessEnd = told } : known;
        var error = GraphError.In(Data.At("error"));
        return new Problem(error?.ReasonFor(end) ?? GeneralProblems.ExpiredOrRevoked(end), $"debug_token · {error?.ToString() ?? "not valid"}");
    }

    /// <summary>0 stands for no end.</summary>
    private End? EndOf(string name) => Data.Number(name) == 0 ? End.Never : Data.Instant(name) is { } instant ? End.At(instant) : null;
}
