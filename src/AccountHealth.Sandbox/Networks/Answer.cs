using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What goes back to the caller: finished bytes, so that nothing of the world is read once the gate is left.</summary>
internal sealed class Answer
{
    // A null property is left out; where a network answers an explicit null, build the body as a JsonObject.
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly List<(string Name, string Value)> _headers = [];

    private Answer(int status, string? contentType, byte[] body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    public int Status { get; }
    public string? ContentType { get; }
    public byte[] Body { get; }

    public static Answer Json(object body, int status = 200, string contentType = "application/json; charset=utf-8") =>
        new(status, contentType, JsonSerializer.SerializeToUtf8Bytes(body, Options));

    public static Answer Empty(int status = 200) => new(status, null, []);

    public static Answer Html(string page, int status = 200) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page));

    public static Answer Raw(string contentType, byte[] body, int status = 200) => new(status, contentType, body);

    public static Answer Redirect(string address) => Empty(StatusCodes.Status302Found).With("Location", address);

    public Answer With(string header, string value)
    {
        _headers.Add((header, value));
        return this;
    }

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in _headers)
        {
            response.Headers[name] = value;
        }

        await response.Body.WriteAsync(Body);
    }
}
