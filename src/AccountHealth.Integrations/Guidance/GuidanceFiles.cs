using System.Reflection;
using AccountHealth.Core.Guidance;

namespace AccountHealth.Integrations.Guidance;

/// <summary>The guidance files that lie beside this one: one per network, and one about all of them.</summary>
internal static class GuidanceFiles
{
    private const string Prefix = "guidance/";

    /// <exception cref="FormatException">A file is not written as it has to be. The message names the file and the place.</exception>
    public static IReadOnlyList<GuidancePage> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(name => Read(assembly, name)),
        ];
    }

    private static GuidancePage Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return GuidanceReader.Read(reader.ReadToEnd(), name[Prefix.Length..] + ".md");
    }
}
