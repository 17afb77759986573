using System.Globalization;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Integrations.Guidance;

/// <summary>Reads the section of a reason: what happened, repair, wait, avoid, where.</summary>
internal static class ReasonSection
{
    private const int FewestSteps = 2;

    public static ReasonGuidance Read(GuidanceReader.Part part, string anchor, string network, string file)
    {
        var inner = GuidanceReader.Split(part.Blocks, level: 3, file)
            .ToDictionary(one => one.Title, one => GuidanceProse.Blocks(one.Blocks, file), StringComparer.Ordinal);
        var where = Of("Where");
        var read = new ReasonGuidance
        {
            Network = network,
            Anchor = anchor,
            Title = part.Title,
            Reason = Reason(part.Attribute("reason")!),
            Kinds = part.Attribute("kinds")?.Split(',') ?? [],
            Happened = Of("What happened"),
            Steps = List("Repair", GuidanceBlockKind.Numbers),
            Avoid = List("Avoid", GuidanceBlockKind.Bullets),
            Wait = Wait(part.Attribute("wait")),
            WaitWhy = inner.GetValueOrDefault("Wait") ?? [],
            Where = where is [{ Kind: GuidanceBlockKind.Bullets, Texts: var links }] ? links : [],
            NoPage = where is [{ Kind: GuidanceBlockKind.Paragraph, Texts: [var none] }] ? none : null,
        };
        return read.Steps.Count < FewestSteps ? throw Wrong("have at least two steps")
            : read.Where.Count == 0 && read.NoPage?.Words.StartsWith("None", StringComparison.Ordinal) is not true ? throw Wrong("name a page under 'Where', or say 'None' and why")
            : read.Wait is null != (read.WaitWhy.Count == 0) ? throw Wrong("say why to wait exactly where its heading says wait=")
            : read;

        IReadOnlyList<GuidanceBlock> Of(string title) => inner.GetValueOrDefault(title) ?? throw Wrong($"have a part '{title}'");

        IReadOnlyList<GuidanceText> List(string title, GuidanceBlockKind kind) =>
            Of(title) is [{ Texts: var items } list] && list.Kind == kind ? items : throw Wrong($"hold one {(kind == GuidanceBlockKind.Numbers ? "numbered" : "bulleted")} list in '{title}'");

        string Reason(string code) => code is ReasonGuidance.Renew or ReasonGuidance.Any || ReasonVocabulary.Find(code)?.Code == code
            ? code
            : throw Wrong($"have a reason of the vocabulary, not '{code}',");

        TimeSpan? Wait(string? text) => text is null ? null
            : text.EndsWith('h') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? TimeSpan.FromHours(hours)
            : throw Wrong("wait for hours, as in wait=24h");

        FormatException Wrong(string has) => GuidanceReader.Wrong(file, $"the section '{part.Title}'", has);
    }
}
