using System.Text.Json;
using AccountHealth.Tests.Architecture;
using Xunit.Abstractions;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>One recorded refusal, or one of its variants: what is known, what is answered, what follows.</summary>
public sealed class RecordedCase : IXunitSerializable
{
    /// <summary>Folder, file and variant: enough to read it again in another process.</summary>
    public string Folder { get; private set; } = "";

    public string File { get; private set; } = "";

    public int Variant { get; private set; }

    private JsonElement Root => Read(Path.Combine(Folder, "refusals", File + ".json"));

    private JsonElement Here => Root.TryGetProperty("variants", out var variants) ? variants[Variant] : Root;

    public string Asked => Member("asked").GetString()!;

    public JsonElement Given => Member("given");

    public IReadOnlyList<RecordedAnswer> Answers => RecordedAnswer.In(Member("answers"));

    public JsonElement Expected => Member("expected");

    public string? Reason => Expected.GetProperty("reason").GetString();

    public static string FolderOfAll => Path.Combine(Source.Root, "tests", "AccountHealth.Tests", "Recorded");

    public static JsonElement Read(string path) => JsonElement.Parse(System.IO.File.ReadAllBytes(Path.Combine(FolderOfAll, path)));

    public static IEnumerable<RecordedCase> Of(string folder)
    {
        var refusals = Path.Combine(FolderOfAll, folder, "refusals");
        var files = Directory.Exists(refusals) ? Directory.EnumerateFiles(refusals, "*.json") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var root = Read(file);
            var count = root.TryGetProperty("variants", out var variants) ? variants.GetArrayLength() : 1;
            for (var variant = 0; variant < count; variant++)
            {
                yield return new RecordedCase { Folder = folder, File = Path.GetFileNameWithoutExtension(file), Variant = variant };
            }
        }
    }

    /// <summary>Whether it holds for this network, signed in to in this way.</summary>
    public bool IsFor(string network, string product) =>
        (!Root.TryGetProperty("networks", out var networks) || networks.EnumerateArray().Any(one => one.GetString() == network || one.GetString() == $"{network} {product}"))
        && (Member("product") is not { ValueKind: JsonValueKind.String } only || product.Length == 0 || only.GetString() == product);

    public override string ToString() =>
        $"{Folder}: {File}" + (Here.TryGetProperty("name", out var name) ? $", {name.GetString()}" : "");

    public void Deserialize(IXunitSerializationInfo info) =>
        (Folder, File, Variant) = (info.GetValue<string>("folder"), info.GetValue<string>("file"), info.GetValue<int>("variant"));

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue("folder", Folder);
        info.AddValue("file", File);
        info.AddValue("variant", Variant);
    }

    /// <summary>A variant says it, or the file says it for all of them.</summary>
    private JsonElement Member(string name) =>
        Here.TryGetProperty(name, out var own) ? own : Root.TryGetProperty(name, out var shared) ? shared : JsonElement.Parse("{}");
}
