using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AccountHealth.Tests;

/// <summary>
/// bunit asks for a newer AngleSharp.Diffing than the pinned one. The runtime refuses a lower version it finds by
/// itself, but takes the one it is handed; so it lies in a folder of its own and is handed over here.
/// </summary>
internal static class BunitLoading
{
    private const string Diffing = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void Begin() => AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Diffing
        ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "diffing", Diffing + ".dll"))
        : null;
}
