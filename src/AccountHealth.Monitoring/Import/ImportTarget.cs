using AccountHealth.Core.Macros;
using AccountHealth.Data.Secrets;

namespace AccountHealth.Monitoring.Import;

/// <summary>What every chunk of an import shares.</summary>
/// <param name="IsPreview">Nothing is stored.</param>
/// <param name="Macros">Those that want accounts added later, too.</param>
internal sealed record ImportTarget(
    DateTimeOffset Now, string By, bool IsPreview, SecretCipher Cipher, ImportLedger Ledger, IReadOnlyList<Macro> Macros);
