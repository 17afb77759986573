using System.Reflection;
using System.Runtime.CompilerServices;
using AccountHealth.Core.Accounts;
using AccountHealth.Data.Storage;
using AccountHealth.Integrations;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Sandbox.Hosting;
using AccountHealth.Web.Hosting;

namespace AccountHealth.Tests.Architecture;

public class NamingTests
{
    private static readonly Assembly[] Product =
    [
        typeof(Account).Assembly, typeof(IntegrationServices).Assembly, typeof(AccountHealthContext).Assembly, typeof(Round).Assembly,
        typeof(Installation).Assembly, typeof(SandboxServices).Assembly,
    ];

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Processor")]
    [InlineData("Info")]
    [InlineData("Dto")]
    public void No_type_is_named_after_nothing(string ending)
    {
        var types = Product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(type => type.Name.Split('`')[0])
            .ToList();

        Assert.True(types.Count > 100);
        Assert.DoesNotContain(types, name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(types, name => name.EndsWith(ending + "s", StringComparison.OrdinalIgnoreCase));
    }
}
