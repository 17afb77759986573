namespace AccountHealth.Data.Settings;

/// <summary>One setting as it was saved on the settings page. Secret ones are encrypted.</summary>
internal sealed class Setting
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";
}
