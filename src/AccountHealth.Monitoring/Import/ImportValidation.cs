using System.Security.Cryptography;
using System.Text;
using AccountHealth.Core.Import;
using AccountHealth.Data.Csv;

namespace AccountHealth.Monitoring.Import;

/// <summary>
/// The first reading of a file: every row by itself, then against the rows before it. Keeps a short print of each row,
/// never its secrets, so that a large file fits.
/// </summary>
internal sealed class ImportValidation(ImportRowParser parser)
{
    private readonly Dictionary<string, Seen> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Seen> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Seen> _authorizations = new(StringComparer.Ordinal);

    public List<RowProblem> Problems { get; } = [];

    /// <summary>Lines that the second reading passes over: refused ones and repetitions.</summary>
    public HashSet<int> Passed { get; } = [];

    public int Rows { get; private set; }

    public int Merged { get; private set; }

    /// <summary>Answers false when the file as a whole cannot be read.</summary>
    public bool Read(AccountCsvReader reader, CancellationToken cancellationToken)
    {
        if (reader.ReadHeader() is { } problem)
        {
            Problems.Add(problem);
            return false;
        }

        foreach (var row in reader.ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Rows++;
            Check(row);
        }

        return true;
    }

    private void Check(AccountCsvRow row)
    {
        var parsed = row.Problem is { } unreadable ? new ParsedRow(null, [unreadable]) : parser.Parse(row.Line, row.Column);
        if (parsed.Row is not { } good)
        {
            Refuse(row.Line, parsed.Problems);
            return;
        }

        var conflicts = Conflicts(good).ToList();
        if (conflicts.Count > 0)
        {
            Refuse(row.Line, conflicts);
        }
        else if (!IsFirst(good))
        {
            Merged++;
            Passed.Add(row.Line);
        }
    }

    private void Refuse(int line, IEnumerable<RowProblem> problems)
    {
        Problems.AddRange(problems);
        Passed.Add(line);
    }

    private IEnumerable<RowProblem> Conflicts(ImportRow row)
    {
        if (Differs(_accounts, row.Account.Key, row.Account.Facts) is { } account)
        {
            yield return new RowProblem(row.Line, ImportColumns.AccountId,
                $"Line {account} says something else of the same account (name, owner, tags or time zone): make both lines agree.");
        }

        if (row.Token is not { } token)
        {
            yield break;
        }

        if (Differs(_tokens, token.Key, TokenFacts(token)) is { } login)
        {
            yield return new RowProblem(row.Line, ImportColumns.UserId,
                $"Line {login} says something else of the same user's token (name, secret, times or scopes): make both lines agree.");
        }
        else if (Differs(_authorizations, $"{row.Account.Key}\n{token.Key}", AuthorizationFacts(row)) is { } authorization)
        {
            yield return new RowProblem(row.Line, ImportColumns.UserId,
                $"Line {authorization} lists the same user on the same account with another order, role or reason: keep one of them.");
        }
    }

    private bool IsFirst(ImportRow row)
    {
        _accounts.TryAdd(row.Account.Key, new Seen(row.Line, Print(row.Account.Facts)));
        if (row.Token is not { } token)
        {
            return _authorizations.TryAdd(row.Account.Key, new Seen(row.Line, default));
        }

        _tokens.TryAdd(token.Key, new Seen(row.Line, Print(TokenFacts(token))));
        return _authorizations.TryAdd($"{row.Account.Key}\n{token.Key}", new Seen(row.Line, Print(AuthorizationFacts(row))));
    }

    /// <summary>The line that said something else before; null when none did.</summary>
    private static int? Differs(Dictionary<string, Seen> seen, string key, string facts) =>
        seen.TryGetValue(key, out var before) && before.Print != Print(facts) ? before.Line : null;

    private static string AuthorizationFacts(ImportRow row) => string.Join('\u001f', row.Order, row.Role, row.Reason);

    private static string TokenFacts(ImportToken token) => string.Join(
        '\u001f', token.UserName, token.UserEmail, token.AccessToken?.Reveal(), token.RefreshToken?.Reveal(), token.IssuedAt,
        token.AccessEnd, token.RefreshEnd, token.DataAccessEnd, token.LastUsedAt, token.Scopes);

    private static UInt128 Print(string facts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(facts), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private sealed record Seen(int Line, UInt128 Print);
}
