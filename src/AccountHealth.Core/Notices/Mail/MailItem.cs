using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>One account in a mail: what happened to it, when, and who can repair it.</summary>
public sealed record MailItem
{
    public required NoticeKind Kind { get; init; }

    public int? LeadDay { get; init; }

    public required string AccountName { get; init; }

    public required string AccountKey { get; init; }

    /// <summary>"LinkedIn ad account".</summary>
    public required string AccountType { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public End DeactivatesAt { get; init; }

    public bool OrLater { get; init; }

    public bool Estimated { get; init; }

    public Reason? Reason { get; init; }

    /// <summary>What happened and what to do; null where nothing has to be done.</summary>
    public ReasonGuidance? Guidance { get; init; }

    /// <summary>Until when nothing should be tried; null for not at all.</summary>
    public DateTimeOffset? WaitUntil { get; init; }

    /// <summary>"ad account".</summary>
    public string KindWord { get; init; } = "account";

    /// <summary>The login to renew; null for an account that never had one.</summary>
    public MailLogin? Login { get; init; }

    /// <summary>Usable authorizations that are left.</summary>
    public int Usable { get; init; }

    /// <summary>People behind them.</summary>
    public int People { get; init; }

    /// <summary>The name of the login in use now; empty for none.</summary>
    public string ActiveName { get; init; } = "";
}

/// <param name="Name">Who.</param>
/// <param name="NativeId">The login at the network, so that the right one is used.</param>
/// <param name="Network">The network that signs it in.</param>
/// <param name="Clock">The clock that ends it.</param>
public sealed record MailLogin(string Name, string NativeId, NetworkDescriptor Network, ClockKind Clock);

/// <param name="PublicUrl">The address people reach the product at; null where none is set, and then a mail has no links.</param>
/// <param name="Now">The moment the mail is written.</param>
/// <param name="Support">Whom to ask for help, in the installation's words; empty for nobody in particular.</param>
public sealed record MailContext(Uri? PublicUrl, DateTimeOffset Now, string Support = "")
{
    /// <summary>The page that a link in the mail signs its reader in to, a path without a slash before it; null for no such link.</summary>
    public string? SignInTo { get; init; }

    /// <summary>The path of an account's page, without a slash before it.</summary>
    public static string PathOf(string accountKey) => $"accounts/{string.Join('/', accountKey.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>The address of a page, or null where mails have no links.</summary>
    /// <param name="path">Below the public address, without a slash before it.</param>
    public string? Link(string path) => PublicUrl is { } url ? $"{url.AbsoluteUri.TrimEnd('/')}/{path}" : null;
}
