using AccountHealth.Core.Tokens;

namespace AccountHealth.Web.Components.Runway;

/// <summary>One usable token on a runway.</summary>
/// <param name="IsActive">In use now; drawn solid.</param>
public sealed record RunwayBar(string Name, End EndsAt, bool IsActive, bool Estimated);
