using System.Net.Http.Headers;
using System.Text;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Forms of apps that prove themselves by HTTP Basic.</summary>
internal static class BasicForms
{
    public const string Client = "sandbox-client:sandbox-secret";

    /// <param name="client">"id:secret"; null: no header at all.</param>
    public static Task<HttpResponseMessage> BasicFormAsync(this RunningSandbox sandbox, string path, string? client, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value))),
        };
        request.Headers.Authorization = client is null ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        return sandbox.Http.SendAsync(request);
    }
}
