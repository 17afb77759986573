namespace AccountHealth.Core.Notices;

/// <summary>Why nobody, or not enough people, would be told about an account; what hurts most first.</summary>
public enum CoverageGap
{
    /// <summary>No macro applies: nobody is warned before it deactivates.</summary>
    NoMacro,

    /// <summary>Whoever should be told stands for nobody, and there is no admin.</summary>
    NoRecipient,

    /// <summary>It works, and nobody knows how long: there is no date to warn before.</summary>
    UnknownEnd,

    /// <summary>The last mail to somebody who is told of it was refused.</summary>
    MailRefused,

    /// <summary>A macro tells the owner, and there is none: the admins hear of it instead.</summary>
    NoOwner,

    /// <summary>All lead days are longer than the token's whole life: the warning rings from the first hour on.</summary>
    LeadTooLong,

    /// <summary>One person's tokens are all that keeps it up.</summary>
    OnePerson,

    /// <summary>A person told it to say nothing.</summary>
    Paused,
}

public static class CoverageGapIds
{
    /// <summary>The gap in URLs.</summary>
    public static string Id(this CoverageGap gap) => gap switch
    {
        CoverageGap.NoMacro => "no-macro",
        CoverageGap.NoRecipient => "no-recipient",
        CoverageGap.UnknownEnd => "unknown-end",
        CoverageGap.MailRefused => "mail-refused",
        CoverageGap.NoOwner => "no-owner",
        CoverageGap.LeadTooLong => "lead-too-long",
        CoverageGap.OnePerson => "one-person",
        _ => "paused",
    };

    /// <summary>The gap with that id, or null.</summary>
    public static CoverageGap? Find(string? id) =>
        Enum.GetValues<CoverageGap>().Cast<CoverageGap?>().FirstOrDefault(gap => gap!.Value.Id() == id);

    /// <summary>Nobody is told in time. With the others somebody is, if too late, too few, or on purpose nobody.</summary>
    public static bool IsUntold(this CoverageGap gap) =>
        gap is CoverageGap.NoMacro or CoverageGap.NoRecipient or CoverageGap.UnknownEnd;
}
