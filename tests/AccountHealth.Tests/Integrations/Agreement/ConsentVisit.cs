using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>A person in front of a browser: reads the network's pages and presses the buttons of their forms.</summary>
internal sealed class ConsentVisit : IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>Signs in, leaves every tick as it is offered, agrees.</summary>
    /// <returns>The parameters that the browser brings back.</returns>
    public async Task<IReadOnlyDictionary<string, string>> AgreeAsync(Uri page, string person)
    {
        var agreement = await PressAsync(page, await PageAsync(await _browser.GetAsync(page)), "sign-in", ("person", person));
        return Back(await PressAsync(page, await PageAsync(agreement), "agree"));
    }

    /// <summary>Signs in and refuses, or refuses before that.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RefuseAsync(Uri page, bool atOnce)
    {
        var first = await PageAsync(await _browser.GetAsync(page));
        return Back(atOnce
            ? await PressAsync(page, first, "cancel")
            : await PressAsync(page, await PageAsync(await PressAsync(page, first, "sign-in", ("person", "ann"))), "cancel"));
    }

    public void Dispose() => _browser.Dispose();

    private static async Task<IElement> PageAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return (await new HtmlParser().ParseDocumentAsync(text)).QuerySelector("form")!;
    }

    private Task<HttpResponseMessage> PressAsync(Uri page, IElement form, string button, params (string Name, string Value)[] chosen)
    {
        Assert.NotNull(form.QuerySelector($"button[name=decision][value={button}]"));
        var fields = form.QuerySelectorAll("input").Where(input => input.GetAttribute("type") == "hidden" || input.HasAttribute("checked"))
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value")!))
            .Where(field => chosen.All(one => one.Name != field.Name))
            .Concat(chosen).Append(("decision", button));
        return _browser.PostAsync(page, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    private static Dictionary<string, string> Back(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var address = response.Headers.Location!;
        Assert.Equal(AgreementWorld.ReturnTo.AbsoluteUri, address.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(address.Query).ToDictionary(one => one.Key, one => one.Value.ToString());
    }
}
