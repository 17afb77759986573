using AccountHealth.Core.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccountHealth.Data.Settings;

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("Settings");
        builder.HasKey(setting => setting.Key);
    }
}

internal sealed class LifespanMapping : IEntityTypeConfiguration<LifespanOverride>
{
    public void Configure(EntityTypeBuilder<LifespanOverride> builder)
    {
        builder.ToTable("Lifespans");
        builder.HasKey(one => new { one.Network, one.Clock });
    }
}
