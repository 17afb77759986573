namespace AccountHealth.Core.Accounts;

/// <summary>One per account, most urgent first.</summary>
public enum AccountStatus
{
    Paused,
    Deactivated,
    Expiring,
    OnStandby,
    Unverified,
    Active,
}

public static class AccountStatuses
{
    /// <summary>The status in JSON, URLs and on the command line.</summary>
    public static string Id(this AccountStatus status) => status switch
    {
        AccountStatus.Paused => "paused",
        AccountStatus.Deactivated => "deactivated",
        AccountStatus.Expiring => "expiring",
        AccountStatus.OnStandby => "on-standby",
        AccountStatus.Unverified => "unverified",
        _ => "active",
    };

    /// <summary>The status with that id, or null.</summary>
    public static AccountStatus? Find(string? id)
    {
        foreach (var status in Enum.GetValues<AccountStatus>())
        {
            if (status.Id() == id)
            {
                return status;
            }
        }

        return null;
    }
}
