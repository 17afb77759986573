using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AccountHealth.Data.Storage;

internal sealed class UserTokenMapping : IEntityTypeConfiguration<UserToken>
{
    public void Configure(EntityTypeBuilder<UserToken> builder)
    {
        builder.ToTable("UserTokens");
        builder.HasIndex(token => new { token.LoginId, token.App }).IsUnique();
        builder.HasOne(token => token.Login).WithMany().HasForeignKey(token => token.LoginId);
        // What is due is found without a look at the rest; a token without a secret is never due.
        builder.HasIndex(token => token.NextInspectionAt).HasFilter("\"HasSecret\"").HasDatabaseName("IX_UserTokens_DueInspection");
        builder.HasIndex(token => token.AccessEnd).HasFilter("\"HasSecret\"").HasDatabaseName("IX_UserTokens_DueRenewal");
        builder.ComplexProperty(token => token.Health, health => health.ComplexProperty(one => one.Finding));
    }
}

internal sealed class TokenSecretMapping : IEntityTypeConfiguration<TokenSecret>
{
    public void Configure(EntityTypeBuilder<TokenSecret> builder)
    {
        builder.ToTable("TokenSecrets");
        builder.HasKey(secret => secret.UserTokenId);
        builder.Property(secret => secret.UserTokenId).ValueGeneratedNever();
        builder.HasOne(secret => secret.Token).WithOne().HasForeignKey<TokenSecret>(secret => secret.UserTokenId);
    }
}

internal sealed class LoginMapping : IEntityTypeConfiguration<Login>
{
    public void Configure(EntityTypeBuilder<Login> builder)
    {
        builder.ToTable("Logins");
        builder.HasIndex(login => new { login.Network, login.NativeId }).IsUnique();
        builder.HasOne(login => login.Person).WithMany().HasForeignKey(login => login.PersonId);
        builder.Ignore(login => login.DisplayName);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.HasIndex(person => person.Email).IsUnique();
    }
}

internal sealed class PersonAliasMapping : IEntityTypeConfiguration<PersonAlias>
{
    public void Configure(EntityTypeBuilder<PersonAlias> builder)
    {
        builder.ToTable("PersonAliases");
        builder.HasKey(alias => alias.Email);
        builder.HasOne(alias => alias.Person).WithMany().HasForeignKey(alias => alias.PersonId);
    }
}
