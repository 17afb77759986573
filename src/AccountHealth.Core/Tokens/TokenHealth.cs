namespace AccountHealth.Core.Tokens;

/// <summary>What is known of a token beyond its dates. Replaced as a whole after an inspection.</summary>
public sealed record TokenHealth
{
    /// <summary>Distinct days without an answer after which a person has to look.</summary>
    public const int DaysUntilHuman = 4;

    public static TokenHealth Untested { get; } = new();

    /// <summary>The reason against the token, or null.</summary>
    public Finding? Finding { get; init; }

    /// <summary>When the network last accepted it.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it was last asked about, answered or not.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Distinct days (UTC) in a row without an answer.</summary>
    public int SilentDays { get; init; }

    /// <summary>The network refused to renew it although its access still works.</summary>
    public bool RefreshRefused { get; init; }

    public bool NeedsHuman => SilentDays >= DaysUntilHuman;

    /// <summary>Whether its sliding clocks may be trusted to be renewed in time.</summary>
    public bool CanBeRenewed => Finding is null && !RefreshRefused && !NeedsHuman;

    /// <summary>Health after one more inspection: an answer counts, no answer changes nothing but the count of silent days.</summary>
    public TokenHealth After(Inspection inspection) => inspection switch
    {
        Inspection.Accepted => new TokenHealth
        {
            AcceptedAt = inspection.At,
            AskedAt = inspection.At,
            RefreshRefused = RefreshRefused,
        },
        Inspection.Refused refused => this with { Finding = refused.Finding, AskedAt = inspection.At, SilentDays = 0 },
        _ => this with { AskedAt = inspection.At, SilentDays = SilentDays + (AskedOn(inspection.At) ? 0 : 1) },
    };

    /// <summary>Health once a newer token has replaced the one that all this was known of.</summary>
    public static TokenHealth OfNewerToken => Untested;

    private bool AskedOn(DateTimeOffset at) => SilentDays > 0 && AskedAt?.UtcDateTime.Date == at.UtcDateTime.Date;
}
