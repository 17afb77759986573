using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Notices;

/// <summary>Something people must be told about one account. Its occasion is unique.</summary>
public sealed class Notice
{
    public long Id { get; internal set; }

    public long AccountId { get; internal set; }

    public NoticeKind Kind { get; internal set; }

    /// <summary>The macro that asked for it; null for none.</summary>
    public long? MacroId { get; internal set; }

    /// <summary>The macro's name at that time; empty for none. It outlives the macro.</summary>
    public string MacroName { get; internal set; } = "";

    public int? LeadDay { get; internal set; }

    public int Generation { get; internal set; }

    /// <summary>Tells apart what may happen more than once in a generation: a reminder's day, an authorization, an event.</summary>
    public long Occurrence { get; internal set; }

    /// <summary>The occasion in one unique text.</summary>
    public string Occasion { get; internal set; } = "";

    /// <summary>The account's deactivation date when the notice was planned.</summary>
    public End DeactivatesAt { get; internal set; }

    /// <summary>The reason at that time, a code of the vocabulary; empty for none.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>The authorization it is about: the one to renew.</summary>
    public long? AuthorizationId { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    public List<Delivery> Deliveries { get; } = [];

    /// <summary>Whether somebody heard it, or still will.</summary>
    public bool Counts => Deliveries.Any(delivery => delivery.State != DeliveryState.Superseded);

    /// <summary>Whether it went into a message to anybody.</summary>
    public bool IsOut => Deliveries.Any(delivery => delivery.MessageId is not null);

    public static string OccasionOf(long accountId, NoticePlan plan) =>
        $"{accountId}/{plan.Kind.Id()}/{plan.Macro?.Id ?? 0}/{plan.LeadDay?.ToString() ?? "-"}/{plan.Generation}/{plan.Occurrence}";
}
