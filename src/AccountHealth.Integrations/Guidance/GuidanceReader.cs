using System.Globalization;
using AccountHealth.Core.Guidance;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace AccountHealth.Integrations.Guidance;

/// <summary>
/// Reads a guidance file: a head between lines of dashes, then sections by headings. A heading's attributes say what it
/// is for, <c>{#access-revoked reason=ACCESS_REVOKED kinds=page wait=24h}</c>. How to write one: docs/guidance.md.
/// </summary>
internal static class GuidanceReader
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UseGenericAttributes().Build();

    /// <exception cref="FormatException">It is not written as it has to be.</exception>
    public static GuidancePage Read(string markdown, string file)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var head = Head(document, file);
        var top = Split([.. document.Where(block => block is not YamlFrontMatterBlock)], level: 1, file);
        if (top is not [{ Heading: { } title } page])
        {
            throw Wrong(file, "the file", "begin with its one heading of the first level");
        }

        var parts = Split(page.Blocks, level: 2, file);
        var intro = parts.Where(part => part.Heading is null).SelectMany(part => part.Blocks);
        var sections = parts.Where(part => part.Heading is not null).ToList();
        return new GuidancePage
        {
            Network = Field("network"),
            Title = GuidanceProse.Text(title.Inline).Words,
            CheckedOn = DateOnly.TryParseExact(Field("checked"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw Wrong(file, "'checked'", "be a date such as 2026-11-21"),
            Against = Field("against"),
            Intro = GuidanceProse.Blocks(intro, file),
            Background = [.. sections.Where(part => part.Attribute("reason") is null).Select(part => new GuidanceSection(Anchor(part, file), part.Title, GuidanceProse.Blocks(part.Blocks, file)))],
            Reasons = [.. sections.Where(part => part.Attribute("reason") is not null).Select(part => ReasonSection.Read(part, Anchor(part, file), Field("network"), file))],
        };

        string Field(string name) => head.TryGetValue(name, out var value) ? value : throw Wrong(file, $"'{name}'", "stand in the head of the file");
    }

    /// <summary>The blocks cut at headings of one level; what comes before the first has none.</summary>
    public static List<Part> Split(IReadOnlyList<Block> blocks, int level, string file)
    {
        var parts = new List<Part>();
        foreach (var block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                parts.Add(new Part(heading, []));
            }
            else if (block is HeadingBlock { Level: var other } && other < level)
            {
                throw Wrong(file, $"line {block.Line + 1}", $"not be a heading of level {other} within one of level {level}");
            }
            else
            {
                if (parts.Count == 0)
                {
                    parts.Add(new Part(null, []));
                }

                parts[^1].Blocks.Add(block);
            }
        }

        return parts;
    }

    public static FormatException Wrong(string file, string what, string has) => new($"{file}: {what} has to {has}.");

    private static Dictionary<string, string> Head(MarkdownDocument document, string file) =>
        (document.OfType<YamlFrontMatterBlock>().FirstOrDefault() ?? throw Wrong(file, "the file", "begin with a head between lines of three dashes"))
            .Lines.Lines.Select(line => line.ToString().Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string Anchor(Part part, string file) =>
        part.Heading!.TryGetAttributes()?.Id ?? throw Wrong(file, $"the section '{part.Title}'", "have a name, {#like-this}");

    /// <summary>A heading with what stands below it.</summary>
    internal sealed record Part(HeadingBlock? Heading, List<Block> Blocks)
    {
        public string Title => GuidanceProse.Text(Heading?.Inline).Words;

        public string? Attribute(string name) =>
            Heading?.TryGetAttributes()?.Properties?.Find(property => property.Key == name).Value;
    }
}
