using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccountHealth.Data.Storage;

internal sealed class MacroMapping : IEntityTypeConfiguration<Macro>
{
    public void Configure(EntityTypeBuilder<Macro> builder)
    {
        builder.ToTable("Macros");
        builder.HasIndex(macro => macro.Name).IsUnique();
    }
}

internal sealed class MacroAccountMapping : IEntityTypeConfiguration<MacroAccount>
{
    public void Configure(EntityTypeBuilder<MacroAccount> builder)
    {
        builder.ToTable("MacroAccounts");
        builder.HasKey(one => new { one.MacroId, one.AccountId });
        builder.HasIndex(one => one.AccountId);
        builder.HasOne(one => one.Macro).WithMany().HasForeignKey(one => one.MacroId);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.HasIndex(notice => notice.Occasion).IsUnique();
        builder.HasIndex(notice => new { notice.AccountId, notice.Generation });
        builder.HasIndex(notice => notice.CreatedAt);
        // No key to the macro: what was told outlives it.
        builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.AccountId);
        builder.HasMany(notice => notice.Deliveries).WithOne(delivery => delivery.Notice).HasForeignKey(delivery => delivery.NoticeId);
        builder.Ignore(notice => notice.Counts);
        builder.Ignore(notice => notice.IsOut);
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Deliveries");
        builder.HasIndex(delivery => new { delivery.NoticeId, delivery.To }).IsUnique();
        builder.HasIndex(delivery => new { delivery.State, delivery.ReleaseAt });
        builder.HasIndex(delivery => delivery.MessageId);
        builder.HasOne<Message>().WithMany().HasForeignKey(delivery => delivery.MessageId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(delivery => delivery.DueAt);
        builder.Ignore(delivery => delivery.IsWaiting);
    }
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("Messages");
        builder.HasIndex(message => message.MessageId).IsUnique();
        builder.HasIndex(message => new { message.State, message.NextAttemptAt });
        builder.HasOne(message => message.Body).WithOne().HasForeignKey<MessageBody>(body => body.MessageId);
    }
}

internal sealed class MessageBodyMapping : IEntityTypeConfiguration<MessageBody>
{
    public void Configure(EntityTypeBuilder<MessageBody> builder)
    {
        builder.ToTable("MessageBodies");
        builder.HasKey(body => body.MessageId);
        builder.Property(body => body.MessageId).ValueGeneratedNever();
    }
}

internal sealed class TimelineMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("Timeline");
        builder.HasIndex(entry => new { entry.AccountId, entry.At });
        builder.HasIndex(entry => entry.At);
        builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.AccountId);
    }
}
