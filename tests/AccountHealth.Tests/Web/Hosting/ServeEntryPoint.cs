namespace AccountHealth.Tests.Web.Hosting;

/// <summary>Starts the real program, with the verb that WebApplicationFactory has no way to pass.</summary>
internal sealed class ServeEntryPoint
{
    private ServeEntryPoint()
    {
    }

    public static int Main(string[] args) => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [(string[])["serve", .. args]])!;
}
