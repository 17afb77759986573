using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AccountHealth.Data.Storage;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqliteHealthContext>
{
    public SqliteHealthContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHealthContext>().UseSqlite("Data Source=design-time.db").Options);
}
