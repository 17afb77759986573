using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Live;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AccountHealth.Tests.Web.Components;

/// <summary>Shows components as somebody sees them at <see cref="Times.Now"/> whose zone is UTC unless said otherwise.</summary>
internal sealed class Screen : BunitContext
{
    public Screen()
    {
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(NetworkFacts.Catalog);
        Services.AddScoped<ViewerTime>();
        Services.AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Viewer = AddAuthorization();
    }

    public SettableClock Clock { get; } = new(Times.Now);

    public BunitAuthorizationContext Viewer { get; }

    public ViewerTime Time => Services.GetRequiredService<ViewerTime>();

    /// <summary>The viewer signs in with these rights.</summary>
    public Screen As(params string[] policies)
    {
        Viewer.SetAuthorized("viewer@example.com");
        Viewer.SetPolicies(policies);
        return this;
    }
}

internal static class Rendered
{
    /// <summary>All words, as they are read out: one line, single spaces, no icons.</summary>
    public static string Text<T>(this IRenderedComponent<T> component)
        where T : IComponent => OneLine(string.Concat(component.Nodes.Select(Words)));

    public static string Text(this IElement element) => OneLine(Words(element));

    /// <summary>What a screen reader says of the picture.</summary>
    public static string Said<T>(this IRenderedComponent<T> component)
        where T : IComponent => component.Find("svg[role=img]").GetAttribute("aria-label")!;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Only within a line do words stand as close as they are written.</summary>
    private static string Words(INode node) => node switch
    {
        IText text => text.Data,
        IElement hidden when hidden.GetAttribute("aria-hidden") == "true" => "",
        IElement { LocalName: "b" or "a" or "i" or "em" or "s" or "code" or "time" or "span" } inline => string.Concat(inline.ChildNodes.Select(Words)),
        IElement block => $" {string.Concat(block.ChildNodes.Select(Words))} ",
        _ => "",
    };
}
