using Microsoft.Data.Sqlite;

namespace AccountHealth.BrowserTests.Running;

/// <summary>What a test does to the database file itself, because nobody waits a week for it.</summary>
internal static class Database
{
    /// <summary>Makes the sign-in links of an address older; answers how many there were.</summary>
    public static async Task<int> AgeLinksAsync(Product product, string email, TimeSpan by)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(product.Data, "account-health.db")};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE SignInLinks SET CreatedAt = CreatedAt - $by, ExpiresAt = ExpiresAt - $by WHERE Email = $email";
        command.Parameters.AddWithValue("$by", (long)by.TotalMilliseconds);
        command.Parameters.AddWithValue("$email", email);
        return await command.ExecuteNonQueryAsync();
    }
}
