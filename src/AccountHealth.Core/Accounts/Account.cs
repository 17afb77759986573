using AccountHealth.Core.Macros;

namespace AccountHealth.Core.Accounts;

/// <summary>What is published to or advertised from. Who it is: (network, kind, native id).</summary>
public sealed class Account
{
    public long Id { get; internal set; }

    public string Network { get; internal set; } = "";

    public string Kind { get; internal set; } = "";

    public string NativeId { get; internal set; } = "";

    /// <summary>"network/kind/native id": one word for who it is, in macros and look-ups.</summary>
    public string Key { get; internal set; } = "";

    public string Name { get; internal set; } = "";

    /// <summary>The owner's address; empty for none.</summary>
    public string OwnerEmail { get; internal set; } = "";

    /// <summary>IANA id; empty for the installation's own.</summary>
    public string TimeZone { get; internal set; } = "";

    public List<AccountTag> Tags { get; } = [];

    public Pause? Pause { get; internal set; }

    public Snooze? Snooze { get; internal set; }

    /// <summary>A person set the order of its authorizations; an import no longer changes it.</summary>
    public bool OrderedByHand { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>What the last import said of it. A file that says the same again leaves alone what people changed since.</summary>
    public string ImportedFacts { get; internal set; } = "";

    /// <summary>Name, id and owner folded for search.</summary>
    public string SearchText { get; internal set; } = "";

    public List<Authorization> Authorizations { get; private set; } = [];

    public List<MacroAccount> Macros { get; } = [];

    /// <summary>Its health value, written by monitoring as a whole.</summary>
    public AccountVerdict Verdict { get; internal set; } = AccountVerdict.NotYet;

    /// <summary>A copy with other authorizations, to ask what would be if.</summary>
    internal Account With(Func<Account, IEnumerable<Authorization>> authorizations)
    {
        var copy = (Account)MemberwiseClone();
        copy.Authorizations = [.. authorizations(copy)];
        return copy;
    }

    public static string KeyOf(string network, string kind, string nativeId) => $"{network}/{kind}/{nativeId}";
}

public sealed class AccountTag
{
    public long AccountId { get; internal set; }

    public string Tag { get; internal set; } = "";
}

/// <summary>A person told the account to say nothing.</summary>
/// <param name="Until">When it speaks again by itself; null for until resumed.</param>
public sealed record Pause(DateTimeOffset At, string By, DateTimeOffset? Until);

/// <summary>A person works on the repair: no reminders until then.</summary>
/// <param name="Generation">The account's generation when it was set. A recovery begins a new one, which lifts the snooze.</param>
public sealed record Snooze(DateTimeOffset Until, string By, string Reason, int Generation);
