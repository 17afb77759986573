using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AccountHealth.Web.Components.Accounts;

/// <summary>What an admin can do to one of an account's authorizations.</summary>
public sealed partial class TokenMenu
{
    [Inject]
    private AuthorizationChanges Authorizations { get; set; } = default!;

    [Inject]
    private TokenChanges Tokens { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toasts { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public Authorization Authorization { get; set; } = default!;

    /// <summary>All of the account's authorizations, in order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Authorization> Order { get; set; } = [];

    [Parameter]
    public bool IsActive { get; set; }

    /// <summary>How many accounts the same token serves.</summary>
    [Parameter]
    public int AccountsOfToken { get; set; }

    private string Name => Authorization.Token.Login.DisplayName;

    private bool HasFinding => Authorization.Token.Health.Finding is not null || Authorization.Finding is not null;

    private List<long> Movable => [.. Order.Where(one => one.WithdrawnAt is null).Select(one => one.Id)];

    private int Index => Movable.IndexOf(Authorization.Id);

    private Task MakeActive() => RunAsync(by => Authorizations.MakeActiveAsync(Authorization.Id, by, CancellationToken.None), $"{Name} is preferred now");

    private Task Move(int by)
    {
        var order = Movable;
        var from = Index;
        (order[from], order[from + by]) = (order[from + by], order[from]);
        return RunAsync(actor => Authorizations.ReorderAsync(Authorization.AccountId, order, actor, CancellationToken.None), "Order changed");
    }

    private Task Restore() => RunAsync(by => Authorizations.RestoreAsync(Authorization.Id, by, CancellationToken.None), $"{Name} is used again");

    private Task ClearReason() => RunAsync(by => Authorizations.ClearReasonAsync(Authorization.Id, "", by, CancellationToken.None), $"{Name} works after all");

    private async Task EditEnds()
    {
        if (await OpenAsync<EndsDialog>("Correct the ends", (nameof(EndsDialog.AccountsOfToken), AccountsOfToken)) is TokenEnds ends)
        {
            await RunAsync(by => Tokens.EditEndsAsync(Authorization.UserTokenId, ends, by, CancellationToken.None), "Ends corrected");
        }
    }

    private async Task Renew()
    {
        if (await OpenAsync<EndsDialog>("Renewed: new end", (nameof(EndsDialog.AccountsOfToken), AccountsOfToken), (nameof(EndsDialog.IsRenewal), true)) is TokenEnds ends)
        {
            await RunAsync(
                by => Tokens.RenewAsync(Authorization.UserTokenId, ends, by, CancellationToken.None),
                $"New end recorded for {Wording.Count(Math.Max(1, AccountsOfToken), "account")}");
        }
    }

    private async Task RecordReason()
    {
        if (await OpenAsync<ReasonDialog>("Record a reason", (nameof(ReasonDialog.AccountsOfToken), AccountsOfToken)) is RecordedReason recorded)
        {
            await RunAsync(
                by => Authorizations.RecordReasonAsync(Authorization.Id, recorded.Code, recorded.Note, by, CancellationToken.None), "Reason recorded");
        }
    }

    private async Task Withdraw()
    {
        if (await OpenAsync<WithdrawDialog>($"Withdraw {Name}") is WithdrawChoice choice)
        {
            await RunAsync(by => Authorizations.WithdrawAsync(Authorization.Id, choice.WholeLogin, by, CancellationToken.None), $"{Name} withdrawn");
        }
    }

    private Task<object?> OpenAsync<TDialog>(string title, params (string Name, object Value)[] parameters)
        where TDialog : ComponentBase
    {
        var all = parameters.ToDictionary(one => one.Name, one => (object?)one.Value);
        all.Add(nameof(Authorization), Authorization);
        return Dialogs.OpenAsync<TDialog>(title, all!, new DialogOptions { Width = "560px" })!;
    }

    private async Task RunAsync(Func<string, Task> change, string done)
    {
        await change(await Actor.MustBeAsync(Policies.Admin));
        Toasts.Notify(NotificationSeverity.Success, done);
    }
}
