using AccountHealth.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccountHealth.Data.Storage;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasIndex(account => account.Key).IsUnique();
        builder.HasIndex(account => account.OwnerEmail);
        builder.HasIndex(account => account.Name);
        builder.ComplexProperty(account => account.Pause);
        builder.ComplexProperty(account => account.Snooze);
        builder.ComplexProperty(account => account.Verdict, verdict =>
        {
            verdict.Property(one => one.DeactivatesAt).HasColumnName("DeactivatesAt");
            verdict.Property(one => one.NextCheckAt).HasColumnName("NextCheckAt");
            verdict.Property(one => one.Status).HasColumnName("Status");
        });
        builder.HasMany(account => account.Tags).WithOne().HasForeignKey(tag => tag.AccountId);
        builder.HasMany(account => account.Macros).WithOne().HasForeignKey(macro => macro.AccountId);
    }
}

internal sealed class AccountTagMapping : IEntityTypeConfiguration<AccountTag>
{
    public void Configure(EntityTypeBuilder<AccountTag> builder)
    {
        builder.ToTable("AccountTags");
        builder.HasKey(tag => new { tag.AccountId, tag.Tag });
        builder.HasIndex(tag => tag.Tag);
    }
}

internal sealed class AuthorizationMapping : IEntityTypeConfiguration<Authorization>
{
    public void Configure(EntityTypeBuilder<Authorization> builder)
    {
        builder.ToTable("Authorizations");
        builder.HasIndex(one => new { one.AccountId, one.UserTokenId }).IsUnique();
        builder.HasOne(one => one.Account).WithMany(account => account.Authorizations).HasForeignKey(one => one.AccountId);
        builder.HasOne(one => one.Token).WithMany(token => token.Authorizations).HasForeignKey(one => one.UserTokenId);
        builder.ComplexProperty(one => one.Finding);
        builder.ComplexProperty(one => one.Verdict);
    }
}
