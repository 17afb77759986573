using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>What every network that is asked has to bring. A new one is tested by being there.</summary>
public class ConnectorConformanceTests
{
    private static readonly IReadOnlyList<IConnector> All = [.. NetworkFacts.All().OfType<IConnector>()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_describes_itself_the_same_on_every_call(string id) => Assert.Same(Of(id), Of(id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_hosts_are_https_and_there_is_one_for_consent_and_one_for_tokens(string id)
    {
        var hosts = Of(id).Hosts;

        Assert.Contains("consent", hosts.Keys);
        Assert.Contains("token", hosts.Keys);
        Assert.All(hosts, host =>
        {
            Assert.Equal(Uri.UriSchemeHttps, host.Value.Scheme);
            Assert.False(host.Value.OriginalString.EndsWith('/'), $"{host.Key} ends with a slash");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_apps_have_a_name_and_an_id_each_and_a_single_one_is_the_default(string id)
    {
        var apps = Of(id).Apps;

        Assert.NotEmpty(apps);
        Assert.Equal(apps.Count, apps.DistinctBy(app => app.Id).Count());
        Assert.All(apps, app => Assert.NotEmpty(app.Name));
        Assert.True(apps.Count > 1 || apps[0].Id == UserToken.DefaultApp, $"the only app is called {apps[0].Id}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_its_apps_offer_are_kinds_of_accounts_that_its_logins_may_hold_tokens_for(string id)
    {
        Assert.All(Of(id).Apps, app => Assert.NotEmpty(app.Accounts));
        Assert.All(Of(id).Apps.SelectMany(app => app.Accounts), offered =>
        {
            var network = NetworkFacts.Catalog[offered.Network];
            Assert.Contains(offered.Kind, network.Kinds);
            Assert.True(network.Id == id || network.SignsInWith.Contains(id), $"{network.Id} does not know logins of {id}");
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_of_its_kinds_is_offered_or_watched_by_date(string id)
    {
        var offered = All.SelectMany(one => one.Connector.Apps).SelectMany(app => app.Accounts).Where(one => one.Network == id).Select(one => one.Kind);

        Assert.Equal(NetworkFacts.Catalog[id].Kinds.ToHashSet(), offered.Concat(Of(id).WatchedByDate).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_scope_that_it_asks_for_is_put_in_words(string id) => Assert.All(
        Of(id).Apps.SelectMany(app => app.Scopes).Distinct(),
        scope => Assert.True(Of(id).ScopeWords.GetValueOrDefault(scope) is { Length: > 0 }, $"{scope} has no words"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_pace_has_a_source(string id)
    {
        Assert.InRange(Of(id).RequestsPerSecond, 0.01, 10_000);
        Assert.True(Of(id).BudgetSource.Length > 10, "no source");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_it_renews_is_renewed_before_the_access_ends_and_has_something_to_renew_on(string id)
    {
        var (network, connector) = (NetworkFacts.Catalog[id], Of(id));
        if (connector.RenewBefore is not { } before)
        {
            return;
        }

        Assert.True(before > TimeSpan.Zero);
        Assert.True(network.Lifespan(ClockKind.Access)!.Length is not { } access || before < access, "a new token would be renewed at once");
        Assert.True(connector.RenewsAccess || network.Lifespan(ClockKind.Refresh) is not null, "neither a refresh clock nor RenewsAccess");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_consent_page_is_on_its_host_and_is_told_where_to_return_to_and_with_what(string id)
    {
        var connector = All.Single(one => one.Descriptor.Id == id);
        Assert.All(connector.Connector.Apps, app =>
        {
            var access = new AppAccess
            {
                App = app.Id,
                ClientId = "our-app",
                ClientSecret = new Secret("our-secret"),
                Scopes = app.Scopes,
                Hosts = connector.Connector.Hosts.Keys.ToDictionary(name => name, name => new Uri($"https://sandbox.test/{id}/{name}")),
                Version = connector.Connector.Version,
            };

            var page = connector.ConsentAt(access, new ConsentRequest(new Uri("https://health.example.com/connect/return"), "a state", new Secret("the-verifier")));

            Assert.StartsWith($"https://sandbox.test/{id}/", page.AbsoluteUri, StringComparison.Ordinal);
            var told = QueryHelpers.ParseQuery(page.Query);
            Assert.Equal("a state", told["state"]);
            Assert.Equal("https://health.example.com/connect/return", told["redirect_uri"]);
            Assert.DoesNotContain("our-secret", page.AbsoluteUri, StringComparison.Ordinal);
            Assert.DoesNotContain("the-verifier", page.AbsoluteUri, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Its_answers_are_recorded(string place)
    {
        var recorded = RecordedPlace.All.Single(one => one.ToString() == place);
        var answers = Path.Combine("Recorded", recorded.Network, "answers");
        var folder = Path.Combine(RecordedCase.FolderOfAll, "..", answers);

        Assert.True(Directory.Exists(folder) && Directory.EnumerateFiles(folder, recorded.Prefix + "*.json").Any(), $"{answers} holds no {recorded.Prefix}*.json");
        Assert.True(RecordedCase.Of(recorded.Network).Any(one => one.IsFor(recorded.Network, recorded.Prefix.TrimEnd('-'))), $"no refusal of {place} is recorded");
    }

    /// <summary>Guidance is asked for the reasons that a network names; one that it finds and does not name would have none of its own.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public void Every_reason_that_its_answers_lead_to_is_one_it_names(string place)
    {
        var recorded = RecordedPlace.All.Single(one => one.ToString() == place);

        // What is refused at a consent is never stored.
        var found = recorded.Refusals().Where(one => one.Asked != "connect").Select(one => one.Reason).OfType<string>().Distinct()
            .Where(reason => ReasonVocabulary.Of(reason).CanBeRecorded);

        Assert.Empty(found.Except(NetworkFacts.Catalog[recorded.Network].Reasons));
    }

    public static TheoryData<string> Ids() => [.. All.Select(one => one.Descriptor.Id)];

    public static TheoryData<string> Places() => [.. RecordedPlace.All.Select(place => place.ToString())];

    private static ConnectorDescriptor Of(string id) => All.Single(one => one.Descriptor.Id == id).Connector;
}
