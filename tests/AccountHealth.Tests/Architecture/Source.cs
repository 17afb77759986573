using System.Text.RegularExpressions;

namespace AccountHealth.Tests.Architecture;

/// <summary>The product's own source text, as it lies beside the tests.</summary>
internal static class Source
{
    private static readonly string[] Generated = ["bin", "obj", "wwwroot", "Migrations"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(string project) => Path.Combine(Root, "src", project);

    public static bool Exists(string folder) => Directory.Exists(PathOf(folder));

    /// <summary>All files of a project or a folder in it, without what the build and the database tool write.</summary>
    public static IReadOnlyList<SourceFile> Of(string folder, params string[] extensions) =>
        [.. Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)) && !IsGenerated(Path.GetRelativePath(PathOf(folder), path)))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path), File.ReadAllText(path)))];

    /// <summary>The projects under src, by folder name.</summary>
    public static IReadOnlyList<string> Projects() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static bool IsGenerated(string path) => path.Split(Path.DirectorySeparatorChar).Intersect(Generated).Any();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AccountHealth.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests do not lie in the repository.");
    }
}

/// <param name="Path">From the repository's root.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>What is written between quotes.</summary>
    public IEnumerable<string> Literals() =>
        Regex.Matches(Text, "\"([^\"\n]*)\"", RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value);

    public bool Mentions(string word) => Text.Contains(word, StringComparison.Ordinal);

    public override string ToString() => Path;
}
