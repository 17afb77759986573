using AccountHealth.Core.Networks;
using AccountHealth.Data.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccountHealth.Data.Storage;

internal sealed class ConnectSessionMapping : IEntityTypeConfiguration<ConnectSession>
{
    public void Configure(EntityTypeBuilder<ConnectSession> builder)
    {
        builder.ToTable("ConnectSessions");
        builder.HasIndex(session => session.StateHash).IsUnique();
        builder.HasIndex(session => session.CreatedAt);
    }
}

internal sealed class NetworkConditionMapping : IEntityTypeConfiguration<NetworkCondition>
{
    public void Configure(EntityTypeBuilder<NetworkCondition> builder)
    {
        builder.ToTable("NetworkConditions");
        builder.HasKey(condition => new { condition.Network, condition.Check });
    }
}

internal sealed class ObservedLifespanMapping : IEntityTypeConfiguration<ObservedLifespan>
{
    public void Configure(EntityTypeBuilder<ObservedLifespan> builder)
    {
        builder.ToTable("ObservedLifespans");
        builder.HasKey(one => new { one.Network, one.Clock });
    }
}
