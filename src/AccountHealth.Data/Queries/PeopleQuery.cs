namespace AccountHealth.Data.Queries;

/// <summary>What somebody wants to see of the people.</summary>
public sealed record PeopleQuery
{
    public string Search { get; init; } = "";

    /// <summary>Only people on whom alone an account rests.</summary>
    public bool SoleCover { get; init; }

    public PeopleSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;
}

public enum PeopleSort
{
    /// <summary>Accounts that rest on them alone, the most first.</summary>
    Alone,
    Name,
}
