namespace AccountHealth.Core.Networks;

/// <summary>The scopes and the native role that a kind of account asks of an authorization.</summary>
/// <param name="Scopes">All of them; alternatives within one are separated by <c>|</c>.</param>
/// <param name="Roles">One of them, case-insensitively; none listed means any.</param>
/// <remarks>What is not known (no scopes, no role recorded) is not held against an authorization.</remarks>
public sealed record Requirement(IReadOnlyList<string> Scopes, IReadOnlyList<string> Roles)
{
    /// <summary>What is missing, in words: "r_ads", "the role Super admin"; empty when nothing is.</summary>
    public string MissingFrom(string nativeRole, string scopes)
    {
        var granted = scopes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var missing = granted.Length == 0 ? [] : Scopes.Where(scope => !IsGranted(scope, granted)).ToList();
        if (nativeRole.Length > 0 && Roles.Count > 0 && !Roles.Contains(nativeRole, StringComparer.OrdinalIgnoreCase))
        {
            missing.Add($"the role {Roles[0]}");
        }

        return string.Join(", ", missing.Select(scope => scope.Split('|')[0]));
    }

    /// <summary>Google writes scopes as addresses; their last part is the name.</summary>
    private static bool IsGranted(string scope, string[] granted) =>
        scope.Split('|').Any(name => granted.Any(one =>
            string.Equals(one, name, StringComparison.Ordinal) || one.EndsWith('/' + name, StringComparison.Ordinal)));
}
