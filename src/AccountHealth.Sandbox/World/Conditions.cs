namespace AccountHealth.Sandbox.World;

/// <summary>What the control API made true of a login, an app or an account, until it is taken back.</summary>
internal sealed class Conditions
{
    public const string Unconfirmed = "unconfirmed";
    public const string Checkpoint = "checkpoint";
    public const string Lock = "lock";
    public const string Suspend = "suspend";
    public const string Restrict = "restrict";
    public const string UnpublishPage = "unpublish-page";
    public const string DisableAdAccount = "disable-ad-account";
    public const string Gone = "gone";

    private readonly Dictionary<string, string> _details = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _details.Keys;

    public bool Has(string condition) => _details.ContainsKey(condition);

    /// <summary>What the control API added: the ad account's status, for instance. Empty where it added nothing.</summary>
    public string? Detail(string condition) => _details.GetValueOrDefault(condition);

    public void Set(string condition, bool on, string detail)
    {
        if (on)
        {
            _details[condition] = detail;
        }
        else
        {
            _details.Remove(condition);
        }
    }
}
