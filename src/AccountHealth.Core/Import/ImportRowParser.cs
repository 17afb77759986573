using AccountHealth.Core.Accounts;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using Column = AccountHealth.Core.Import.ImportColumns;

namespace AccountHealth.Core.Import;

/// <summary>Turns the texts of one row into what they say, or into all that is wrong with them.</summary>
public sealed class ImportRowParser(NetworkCatalog networks, DateTimeOffset now)
{
    /// <summary>A dump of something else is not an account name.</summary>
    private const int LongestText = 500;

    /// <param name="line">Where the row begins.</param>
    /// <param name="column">The text of a column, without surrounding white space; empty where there is none.</param>
    public ParsedRow Parse(int line, Func<string, string> column)
    {
        var problems = new List<RowProblem>();
        var cells = new RowCells(line, column, problems, now);
        var account = Account(cells);
        var token = Token(cells, account.Network);
        var row = new ImportRow(line, account, token)
        {
            Order = cells.WholeNumber(Column.Order),
            Role = cells.Text(Column.Role, LongestText),
            Reason = RecordedReason(cells, hasToken: token is not null),
        };
        return new ParsedRow(problems.Count == 0 ? row : null, problems);
    }

    private ImportAccount Account(RowCells cells)
    {
        var network = cells.Required(Column.Network).ToLowerInvariant();
        var kind = cells.Required(Column.AccountKind).ToLowerInvariant();
        if (network.Length > 0 && networks.Find(network) is null)
        {
            cells.Refuse(Column.Network, $"{RowCells.Quote(network)} is no network: use one of {string.Join(", ", networks.All.Select(one => one.Id))}.");
        }
        else if (kind.Length > 0 && networks.Find(network) is { } known && !known.Kinds.Contains(kind))
        {
            cells.Refuse(Column.AccountKind, $"{known.Name} has no kind {RowCells.Quote(kind)}: use one of {string.Join(", ", known.Kinds)}.");
        }

        var zone = cells.Text(Column.TimeZone, LongestText);
        if (zone.Length > 0 && ZonedTime.Find(zone) is null)
        {
            cells.Refuse(Column.TimeZone, $"{RowCells.Quote(zone)} is no time zone: use a name such as Europe/Madrid.");
        }

        return new ImportAccount(network, kind, cells.Required(Column.AccountId))
        {
            Name = cells.Text(Column.AccountName, LongestText),
            OwnerEmail = cells.Email(Column.OwnerEmail),
            TimeZone = zone,
            Tags = string.Join(';', AccountTags.Split(cells.Text(Column.Tags, LongestText * 4))),
        };
    }

    private ImportToken? Token(RowCells cells, string network)
    {
        var user = cells.Text(Column.UserId, LongestText);
        if (user.Length == 0)
        {
            foreach (var column in new[] { Column.AccessToken, Column.RefreshToken, Column.ExpiresAt, Column.RefreshExpiresAt }.Where(cells.IsFilled))
            {
                cells.Refuse(column, $"It belongs to a user, but {Column.UserId} is empty: fill in {Column.UserId} or leave this empty.");
            }

            return null;
        }

        var app = cells.Text(Column.App, LongestText);
        return new ImportToken(LoginNetworkOf(cells, network), user, app.Length > 0 ? app : UserToken.DefaultApp)
        {
            UserName = cells.Text(Column.UserName, LongestText),
            UserEmail = cells.Email(Column.UserEmail),
            AccessToken = cells.Secret(Column.AccessToken),
            RefreshToken = cells.Secret(Column.RefreshToken),
            IssuedAt = cells.Past(Column.IssuedAt),
            AccessEnd = cells.End(Column.ExpiresAt),
            RefreshEnd = cells.End(Column.RefreshExpiresAt),
            DataAccessEnd = cells.End(Column.DataAccessExpiresAt),
            LastUsedAt = cells.Past(Column.LastUsedAt),
            Scopes = cells.Text(Column.Scopes, LongestText * 10),
        };
    }

    private string LoginNetworkOf(RowCells cells, string network)
    {
        var loginNetwork = cells.Text(Column.LoginNetwork, LongestText).ToLowerInvariant();
        if (loginNetwork.Length == 0 || loginNetwork == network)
        {
            return network;
        }

        if (networks.Find(network) is { } known && !known.SignsInWith.Contains(loginNetwork))
        {
            var possible = string.Join(" or ", known.SignsInWith.Append(network));
            cells.Refuse(Column.LoginNetwork, $"{known.Name} accounts do not sign in with {RowCells.Quote(loginNetwork)}: use {possible}, or leave it empty.");
        }

        return loginNetwork;
    }

    private static string RecordedReason(RowCells cells, bool hasToken)
    {
        var text = cells.Text(Column.Reason, LongestText);
        if (text.Length == 0)
        {
            return "";
        }

        if (ReasonVocabulary.Find(text) is not { } reason || !(reason.CanBeRecorded || reason.Code == ReasonCodes.Withdrawn))
        {
            var codes = ReasonVocabulary.All.Where(one => one.CanBeRecorded).Select(one => one.Code).Append(ReasonCodes.Withdrawn);
            cells.Refuse(Column.Reason, $"{RowCells.Quote(text)} is no reason: use one of {string.Join(", ", codes)}, or leave it empty.");
            return "";
        }

        if (!hasToken)
        {
            cells.Refuse(Column.Reason, $"It stands against a user's token, but {Column.UserId} is empty: fill in {Column.UserId} or leave this empty.");
        }

        return reason.Code;
    }
}

/// <param name="Row">What the row says; null when it is refused.</param>
/// <param name="Problems">All that is wrong with it.</param>
public sealed record ParsedRow(ImportRow? Row, IReadOnlyList<RowProblem> Problems);
