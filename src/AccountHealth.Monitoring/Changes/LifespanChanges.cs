using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people know better about a network's clocks. All accounts are judged by it at once.</summary>
public sealed class LifespanChanges(RoundRunner rounds, NetworkCatalog networks)
{
    public const string LengthField = "length";
    public const string NoteField = "note";
    private const int LongestNote = 500;

    /// <param name="length">How long the clock runs; null where no length should be assumed.</param>
    /// <param name="note">Why, and where it is written.</param>
    /// <returns>What is wrong with it; empty when it was saved.</returns>
    public async Task<IReadOnlyList<FieldError>> SetAsync(
        string network, ClockKind clock, TimeSpan? length, string note, string by, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (networks.Find(network)?.Lifespan(clock) is null)
        {
            errors.Add(new FieldError(LengthField, "Tokens of this network have no such clock."));
        }

        if (length is { } time && (time < TimeSpan.FromHours(1) || time > TimeSpan.FromDays(LifespanOverride.MostDays)))
        {
            errors.Add(new FieldError(LengthField, $"It has to be from one hour to {LifespanOverride.MostDays} days."));
        }

        if (note.Trim().Length is 0 or > LongestNote)
        {
            errors.Add(new FieldError(NoteField, $"Say in at most {LongestNote} characters why, and where it is written: whoever reads it next year has to understand."));
        }

        if (errors.Count == 0)
        {
            await ChangeAsync(network, clock, round => round.Context.Lifespans.Add(new LifespanOverride
            {
                Network = network,
                Clock = clock,
                Length = length,
                Note = note.Trim(),
                By = by,
                At = round.Now,
            }), cancellationToken);
        }

        return errors;
    }

    /// <summary>What is published counts again.</summary>
    public Task RemoveAsync(string network, ClockKind clock, CancellationToken cancellationToken) =>
        ChangeAsync(network, clock, _ => { }, cancellationToken);

    private Task ChangeAsync(string network, ClockKind clock, Action<Round> add, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            await round.Context.Lifespans.Where(one => one.Network == network && one.Clock == clock).ExecuteDeleteAsync(cancellationToken);
            add(round);
            await round.Context.SaveChangesAsync(cancellationToken);
            await rounds.FollowSettingsAsync(round, cancellationToken);
        },
        cancellationToken);
}
