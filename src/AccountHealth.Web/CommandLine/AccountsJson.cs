using System.Text.Json;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Web.CommandLine;

internal sealed class AccountsJson : IAccountsPrinter
{
    private readonly Utf8JsonWriter _json;
    private readonly Stream _output;
    private readonly DateTimeOffset _now;

    public AccountsJson(Stream output, DateTimeOffset now)
    {
        _output = output;
        _now = now;
        _json = Json.Writer(output);
        _json.WriteStartArray();
    }

    public void Print(Account account)
    {
        var verdict = account.Verdict;
        var order = account.Authorizations.OrderBy(one => one.Order).ThenBy(one => one.Id).ToList();
        _json.WriteStartObject();
        _json.WriteString("network", account.Network);
        _json.WriteString("kind", account.Kind);
        _json.WriteString("id", account.NativeId);
        _json.WriteString("name", account.Name);
        _json.WriteText("owner", account.OwnerEmail);
        _json.WriteTexts("tags", account.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal));
        _json.WriteString("status", verdict.Status.Id());
        _json.WriteText("reason", verdict.Reason);
        _json.WriteEnd("deactivatesAt", verdict.DeactivatesAt);
        _json.WriteBoolean("orLater", verdict.OrLater);
        _json.WriteBoolean("estimated", verdict.Estimated);
        _json.WriteNumber("daysLeft", DaysLeft(verdict));
        _json.WriteNumber("usable", verdict.Usable);
        _json.WriteNumber("people", verdict.People);
        _json.WriteText("activeUser", order.Find(one => one.Id == verdict.ActiveId)?.Token.Login.DisplayName ?? "");
        _json.WriteStartArray("authorizations");
        order.ForEach(one => Print(one, isActive: one.Id == verdict.ActiveId));
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public async ValueTask DisposeAsync()
    {
        _json.WriteEndArray();
        await _json.DisposeAsync();
        _output.WriteByte((byte)'\n');
    }

    private void Print(Authorization authorization, bool isActive)
    {
        var verdict = authorization.Verdict;
        _json.WriteStartObject();
        _json.WriteString("user", authorization.Token.Login.DisplayName);
        _json.WriteString("userId", authorization.Token.Login.NativeId);
        _json.WriteString("loginNetwork", authorization.Token.Login.Network);
        _json.WriteString("app", authorization.Token.App);
        _json.WriteNumber("order", authorization.Order);
        _json.WriteBoolean("active", isActive);
        _json.WriteBoolean("usable", verdict.IsUsable);
        _json.WriteText("reason", verdict.Reason);
        _json.WriteString("bindingClock", verdict.BindingClock.Id());
        _json.WriteEnd("endsAt", verdict.EndsAt);
        _json.WriteEndObject();
    }

    private int? DaysLeft(AccountVerdict verdict) =>
        verdict.IsDeactivated ? 0 : verdict.DeactivatesAt.Instant is { } date ? Instants.DaysLeft(date, _now) : null;
}
