namespace AccountHealth.Web.Components.Shared;

/// <summary>Something to choose from a list.</summary>
public sealed record Choice(string Value, string Text);
