using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AccountHealth.Web.Components.Accounts;

/// <summary>What people can do to one of an account's authorizations, each as far as they may.</summary>
public sealed partial class TokenMenu
{
    [Inject]
    private AuthorizationChanges Authorizations { get; set; } = default!;

    [Inject]
    private Revocations Revocations { get; set; } = default!;

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

    /// <summary>What the viewer may do. The server asks once more when something is chosen.</summary>
    [Parameter, EditorRequired]
    public AccountRights Rights { get; set; } = default!;

    [Parameter]
    public bool IsActive { get; set; }

    /// <summary>Its login can sign in at the network again from here.</summary>
    [Parameter]
    public bool CanReconnect { get; set; }

    /// <summary>How many accounts the same token serves.</summary>
    [Parameter]
    public int AccountsOfToken { get; set; }

    private string Name => Authorization.Token.Login.DisplayName;

    private bool HasFinding => Authorization.Token.Health.Finding is not null || Authorization.Finding is not null;

    private List<long> Movable => [.. Order.Where(one => one.WithdrawnAt is null).Select(one => one.Id)];

    private int Index => Movable.IndexOf(Authorization.Id);

    /// <summary>Whether there is anything in the menu that the viewer may choose.</summary>
    public static bool HasAny(AccountRights rights, Authorization authorization) =>
        rights.May(authorization.WithdrawnAt is null ? AccountAction.RecordReason : AccountAction.Restore, authorization.Id);

    private bool No(AccountAction action) => !Rights.May(action, Authorization.Id);

    private string? Why(AccountAction action) => Rights.Refusal(action, Authorization.Id);

    private Task MakeActive() => RunAsync(AccountAction.MakeActive, by => Authorizations.MakeActiveAsync(Authorization.Id, by, CancellationToken.None), $"{Name} is preferred now");

    private Task Move(int by)
    {
        var order = Movable;
        var from = Index;
        (order[from], order[from + by]) = (order[from + by], order[from]);
        return RunAsync(AccountAction.Reorder, actor => Authorizations.ReorderAsync(Authorization.AccountId, order, actor, CancellationToken.None), "Order changed");
    }

    private Task Restore() => RunAsync(AccountAction.Restore, by => Authorizations.RestoreAsync(Authorization.Id, by, CancellationToken.None), $"{Name} is used again");

    private Task ClearReason() => RunAsync(AccountAction.ClearReason, by => Authorizations.ClearReasonAsync(Authorization.Id, "", by, CancellationToken.None), $"{Name} works after all");

    private async Task EditEnds()
    {
        if (await OpenAsync<EndsDialog>("Correct the ends", (nameof(EndsDialog.AccountsOfToken), AccountsOfToken)) is TokenEnds ends)
        {
            await RunAsync(AccountAction.CorrectEnds, by => Tokens.EditEndsAsync(Authorization.UserTokenId, ends, by, CancellationToken.None), "Ends corrected");
        }
    }

    private async Task Renew()
    {
        if (await OpenAsync<EndsDialog>("Renewed: new end", (nameof(EndsDialog.AccountsOfToken), AccountsOfToken), (nameof(EndsDialog.IsRenewal), true)) is TokenEnds ends)
        {
            await RunAsync(
                AccountAction.Renew,
                by => Tokens.RenewAsync(Authorization.UserTokenId, ends, by, CancellationToken.None),
                $"New end recorded for {Wording.Count(Math.Max(1, AccountsOfToken), "account")}");
        }
    }

    private async Task RecordReason()
    {
        if (await OpenAsync<ReasonDialog>("Record a reason", (nameof(ReasonDialog.AccountsOfToken), AccountsOfToken), (nameof(ReasonDialog.Rights), Rights)) is RecordedReason recorded)
        {
            await RunAsync(
                AccountAction.RecordReason,
                by => Authorizations.RecordReasonAsync(Authorization.Id, recorded.Code, recorded.Note, by, CancellationToken.None),
                "Reason recorded",
                ReasonVocabulary.Find(recorded.Code));
        }
    }

    private async Task Withdraw()
    {
        var choice = await OpenAsync<WithdrawDialog>(
            $"Withdraw {Name}",
            (nameof(WithdrawDialog.CanWithdrawLogin), Rights.May(AccountAction.WithdrawLogin, Authorization.Id)),
            (nameof(WithdrawDialog.RevokeRefusal), Why(AccountAction.Revoke)),
            (nameof(WithdrawDialog.Revoke), (Func<Task<Problem?>>)RevokeAsync));
        if (choice is WithdrawChoice { IsDone: true })
        {
            Toasts.Notify(NotificationSeverity.Success, $"{Name} withdrawn and revoked at the network");
        }
        else if (choice is WithdrawChoice { WholeLogin: var whole })
        {
            await RunAsync(whole ? AccountAction.WithdrawLogin : AccountAction.Withdraw, by => Authorizations.WithdrawAsync(Authorization.Id, whole, by, CancellationToken.None), $"{Name} withdrawn");
        }
    }

    private async Task<Problem?> RevokeAsync() =>
        await Revocations.RevokeAsync(Authorization.Id, await Actor.MustAsync(AccountAction.Revoke, Authorization.AccountId, Authorization.Id), CancellationToken.None);

    private Task<object?> OpenAsync<TDialog>(string title, params (string Name, object? Value)[] parameters)
        where TDialog : ComponentBase
    {
        var all = parameters.ToDictionary(one => one.Name, one => one.Value);
        all.Add(nameof(Authorization), Authorization);
        return Dialogs.OpenAsync<TDialog>(title, all!, new DialogOptions { Width = "560px" })!;
    }

    private async Task RunAsync(AccountAction action, Func<string, Task> change, string done, Reason? reason = null)
    {
        await change(await Actor.MustAsync(action, Authorization.AccountId, Authorization.Id, reason));
        Toasts.Notify(NotificationSeverity.Success, done);
    }
}
