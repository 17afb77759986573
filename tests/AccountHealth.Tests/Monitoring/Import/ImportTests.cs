using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Import;

public class ImportTests
{
    private const string Header = "network,account_kind,account_id,account_name,user_id,user_name,user_email,order,access_token,expires_at\n";

    [Fact]
    public async Task A_row_becomes_an_account_with_a_judged_token()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var result = await installation.ImportAsync(Header + "x,profile,1,Acme,u1,Ann,ann@example.com,1,tok,2026-12-07T12:00:00Z\n");

        Assert.Equal((1, 1), (result.AccountsAdded, result.TokensAdded));
        var account = await installation.QueryAsync(context => context.Accounts.SingleAsync());
        Assert.Equal("Expiring", account.Verdict.Status.ToString());
    }

    [Fact]
    public async Task A_row_without_a_user_becomes_a_judged_account()
    {
        await using var installation = await TestInstallation.CreateAsync();

        await installation.ImportAsync(Header + "x,profile,1,Acme,,,,,,\n");

        var verdict = (await installation.AccountAsync()).Verdict;
        Assert.Equal((Times.Now, "no-authorization"), (verdict.JudgedAt, verdict.Rule));
        Assert.Contains("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }
}
