using System.Text.Json;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Tokens;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AccountHealth.Data.Storage;

/// <summary>An end as one number that sorts as ends do: dates, unknown, never.</summary>
internal sealed class EndConverter() : ValueConverter<End, long>(end => end.SortKey, key => End.FromSortKey(key));

/// <summary>An instant as Unix milliseconds: SQLite can neither order nor compare a DateTimeOffset.</summary>
internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

internal sealed class MacroFieldsConverter() : ValueConverter<MacroFields, string>(
    fields => JsonSerializer.Serialize(fields.Values, JsonSerializerOptions.Default),
    json => new MacroFields(JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json, JsonSerializerOptions.Default)!));

internal sealed class AccountFilterConverter() : ValueConverter<AccountFilter, string>(
    filter => JsonSerializer.Serialize(filter, JsonSerializerOptions.Default),
    json => JsonSerializer.Deserialize<AccountFilter>(json, JsonSerializerOptions.Default)!);
