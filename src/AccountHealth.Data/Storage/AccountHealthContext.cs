using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.People;
using AccountHealth.Core.Timeline;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Settings;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Storage;

/// <summary>The model, without a word about which database keeps it. One sealed context per database derives from it.</summary>
public abstract class AccountHealthContext(DbContextOptions options) : IdentityDbContext<User>(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountTag> AccountTags => Set<AccountTag>();

    public DbSet<Authorization> Authorizations => Set<Authorization>();

    public DbSet<UserToken> Tokens => Set<UserToken>();

    public DbSet<Login> Logins => Set<Login>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonAlias> PersonAliases => Set<PersonAlias>();

    public DbSet<Macro> Macros => Set<Macro>();

    public DbSet<MacroAccount> MacroAccounts => Set<MacroAccount>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageBody> MessageBodies => Set<MessageBody>();

    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();

    public DbSet<LifespanOverride> Lifespans => Set<LifespanOverride>();

    public DbSet<NetworkCondition> NetworkConditions => Set<NetworkCondition>();

    public DbSet<ObservedLifespan> ObservedLifespans => Set<ObservedLifespan>();

    internal DbSet<ConnectSession> ConnectSessions => Set<ConnectSession>();

    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    internal DbSet<TokenSecret> TokenSecrets => Set<TokenSecret>();

    internal DbSet<Setting> Settings => Set<Setting>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AccountHealthContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<End>().HaveConversion<EndConverter>();
        configurationBuilder.Properties<MacroFields>().HaveConversion<MacroFieldsConverter>();
        configurationBuilder.Properties<AccountFilter>().HaveConversion<AccountFilterConverter>();
        configurationBuilder.Properties<AccountStatus>().HaveConversion<string>();
        configurationBuilder.Properties<AuthorizationState>().HaveConversion<string>();
        configurationBuilder.Properties<ClockKind>().HaveConversion<string>();
        configurationBuilder.Properties<NoticeKind>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>();
        configurationBuilder.Properties<MacroOrigin>().HaveConversion<string>();
        configurationBuilder.Properties<TimelineKind>().HaveConversion<string>();
    }
}
