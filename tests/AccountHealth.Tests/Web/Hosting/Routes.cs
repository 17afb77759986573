using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Hosting;

/// <summary>What the program answers to, taken from the program itself.</summary>
internal static class Routes
{
    public static IReadOnlyList<RouteEndpoint> Of(ServedAgency agency) =>
        [.. agency.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsAsset(endpoint))];

    /// <summary>Addresses of pages, with what exists in place of parameters.</summary>
    public static IReadOnlyList<string> Pages(ServedAgency agency) =>
        [.. Of(agency).Where(IsPage).Select(endpoint => Path(endpoint, agency)).Distinct()];

    public static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null;

    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    public static string Path(RouteEndpoint endpoint, ServedAgency agency) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => parameter.Name.ToLowerInvariant() switch
            {
                "network" => "x",
                "kind" => "profile",
                "id" => endpoint.RoutePattern.RawText!.Contains("macros", StringComparison.Ordinal) ? $"{agency.Macro}" : "1",
                _ => "any",
            },
            _ => "",
        }))));

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
