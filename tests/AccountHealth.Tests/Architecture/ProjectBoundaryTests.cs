using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Storage;
using AccountHealth.Integrations;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Sandbox.Hosting;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Architecture;

/// <summary>The table of projects: who knows whom, and what each never contains.</summary>
public class ProjectBoundaryTests
{
    private static readonly string[] Database = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql"];
    private static readonly string[] Blazor = ["Microsoft.AspNetCore.Components", "Radzen"];

    /// <summary>Beginnings of the names of assemblies that a project does not refer to.</summary>
    private static readonly Dictionary<Assembly, string[]> Never = new()
    {
        [typeof(Account).Assembly] =
        [
            .. Database, .. Blazor, "System.Net.Http", "Microsoft.AspNetCore", "Quartz", "Microsoft.Extensions", "System.Text.Json",
            "Newtonsoft",
        ],
        [typeof(IntegrationServices).Assembly] = [.. Database, .. Blazor, "Quartz"],
        [typeof(AccountHealthContext).Assembly] = [.. Blazor, "Quartz", "System.Net.Http", "Microsoft.Extensions.Http"],
        [typeof(Round).Assembly] = Blazor,
        [typeof(SandboxServices).Assembly] = [.. Database, .. Blazor, "Quartz", "AccountHealth"],
    };

    /// <summary>Whom each project knows, of the others.</summary>
    private static readonly Dictionary<string, string[]> Knows = new()
    {
        ["AccountHealth.Core"] = [],
        ["AccountHealth.Integrations"] = ["AccountHealth.Core"],
        ["AccountHealth.Data"] = ["AccountHealth.Core"],
        ["AccountHealth.Monitoring"] = ["AccountHealth.Core", "AccountHealth.Data"],
        ["AccountHealth.Web"] = ["AccountHealth.Core", "AccountHealth.Data", "AccountHealth.Integrations", "AccountHealth.Monitoring", "AccountHealth.Sandbox"],
        // What it shared with the connectors could not prove anything about them.
        ["AccountHealth.Sandbox"] = [],
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_project_refers_to_nothing_that_it_never_contains(string assembly)
    {
        var (project, never) = Never.Single(one => one.Key.GetName().Name == assembly);

        var references = project.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, reference => never.Any(name => reference.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_stands_in_the_table()
    {
        Assert.Subset(Knows.Keys.ToHashSet(), Source.Projects().ToHashSet());
    }

    [Fact]
    public void A_project_knows_only_those_it_may()
    {
        foreach (var project in Source.Projects())
        {
            var file = XDocument.Load(Path.Combine(Source.PathOf(project), project + ".csproj"));
            var known = file.Descendants("ProjectReference").Select(one => Path.GetFileNameWithoutExtension(one.Attribute("Include")!.Value));

            Assert.Subset(Knows[project].ToHashSet(), known.ToHashSet());
        }
    }

    [Theory]
    [InlineData("TimeProvider")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTime.Now")]
    [InlineData("Stopwatch")]
    public void Core_has_no_clock(string clock)
    {
        AssertNowhere(Source.Of("AccountHealth.Core", ".cs"), clock);
    }

    [Fact]
    public void Monitoring_names_no_network_and_no_channel()
    {
        var networks = NetworkFacts.Catalog.All;
        var channels = new ServiceCollection().AddIntegrations().Where(service => service.ServiceType == typeof(INotificationChannel)).ToList();
        var names = networks.SelectMany(network => new[] { network.Id, network.Name }).Append(Delivery.Email).Append("e-mail").ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(channels);

        var found = Source.Of("AccountHealth.Monitoring", ".cs")
            .SelectMany(file => file.Literals().Where(names.Contains).Select(literal => $"{file}: \"{literal}\"")).ToList();
        // In longer texts, and as the names of their types, only words that mean nothing else.
        var types = networks.Select(network => network.Id).Where(id => id.Length > 1).Select(id => id.Replace("-", "", StringComparison.Ordinal))
            .Concat(channels.Select(channel => channel.ImplementationType!.Name)).ToList();
        found.AddRange(Source.Of("AccountHealth.Monitoring", ".cs")
            .SelectMany(file => types.Where(name => file.Text.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(name => $"{file}: {name}")));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("AccountStatus")]
    [InlineData("AccountVerdict")]
    [InlineData("AuthorizationVerdict")]
    [InlineData("AuthorizationState")]
    public void Integrations_decides_nothing_about_status(string word)
    {
        AssertNowhere(Source.Of("AccountHealth.Integrations", ".cs"), word);
    }

    [Theory]
    [InlineData("Judge.")]
    [InlineData("AuthorizationRules")]
    [InlineData("NoticePlanner")]
    [InlineData("HttpClient")]
    public void Data_holds_no_rules_and_no_HTTP(string word)
    {
        AssertNowhere(Source.Of("AccountHealth.Data", ".cs"), word);
    }

    [Fact]
    public void Web_knows_Integrations_only_where_services_are_composed()
    {
        var users = Source.Of("AccountHealth.Web", ".cs", ".razor").Where(file => file.Mentions("AccountHealth.Integrations")).ToList();

        Assert.NotEmpty(users);
        Assert.All(users, file => Assert.StartsWith(Path.Combine("src", "AccountHealth.Web", "Hosting"), file.Path));
    }

    [Theory]
    [InlineData("HttpClient")]
    [InlineData("Quartz")]
    [InlineData("SaveChanges")]
    public void Components_contain_no(string word)
    {
        if (!Source.Exists("AccountHealth.Web/Components"))
        {
            return;
        }

        var files = Source.Of("AccountHealth.Web/Components", ".cs", ".razor");
        AssertNowhere(files, word);
    }

    [Theory]
    [InlineData(typeof(Account), nameof(Account.Verdict))]
    [InlineData(typeof(Authorization), nameof(Authorization.Verdict))]
    [InlineData(typeof(Authorization), nameof(Authorization.Finding))]
    [InlineData(typeof(UserToken), nameof(UserToken.Health))]
    public void Health_cannot_be_set_from_outside(Type type, string property)
    {
        Assert.True(type.GetProperty(property)!.SetMethod!.IsAssembly);
    }

    [Theory]
    [InlineData(typeof(Account))]
    [InlineData(typeof(Authorization))]
    [InlineData(typeof(UserToken))]
    public void Nothing_of_an_account_or_a_token_can_be_set_from_outside(Type type)
    {
        Assert.DoesNotContain(type.GetProperties(), property => property.SetMethod is { IsPublic: true });
    }

    [Fact]
    public void Screens_do_not_see_what_is_internal_to_Core_Data_or_Monitoring()
    {
        Assembly[] inner = [typeof(Account).Assembly, typeof(AccountHealthContext).Assembly, typeof(Round).Assembly];
        var screens = typeof(Installation).Assembly.GetName().Name;

        var friends = inner.SelectMany(assembly => assembly.GetCustomAttributes<InternalsVisibleToAttribute>());

        Assert.DoesNotContain(friends, friend => friend.AssemblyName == screens);
    }

    public static TheoryData<string> Assemblies() => [.. Never.Keys.Select(assembly => assembly.GetName().Name!)];

    private static void AssertNowhere(IReadOnlyList<SourceFile> files, string word)
    {
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => file.Mentions(word));
    }
}
