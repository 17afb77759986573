using Microsoft.Data.Sqlite;

namespace AccountHealth.Data.Storage;

/// <summary>Notices that another connection, of this or any process, has committed. Costs no read of any table.</summary>
public sealed class DatabaseVersion(DataDirectory data) : IAsyncDisposable
{
    private SqliteConnection? _connection;
    private long _seen = -1;

    /// <summary>Whether something was committed since the last call; the first call only remembers.</summary>
    public async Task<bool> HasMovedAsync(CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            // The version is per connection, so this one is kept out of the pool.
            _connection = new SqliteConnection($"{data.ConnectionString};Mode=ReadOnly;Pooling=False");
            await _connection.OpenAsync(cancellationToken);
        }

        await using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var now = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        var moved = _seen >= 0 && now != _seen;
        _seen = now;
        return moved;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
