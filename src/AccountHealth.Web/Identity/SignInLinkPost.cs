using System.Threading.Channels;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.SignIn;
using AccountHealth.Web.Components.Live;

namespace AccountHealth.Web.Identity;

/// <summary>
/// Mails the sign-in links that people ask for. It works behind the answer they get, so that neither its words nor its time
/// tell whether an address exists.
/// </summary>
internal sealed class SignInLinkPost(SignInLinks links, ChannelCatalog channels, CurrentSettings settings, ILogger<SignInLinkPost> log) : BackgroundService
{
    private const int MostWaiting = 200;

    private readonly Channel<string> _asked = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Sends a link to the address, if it may have one.</summary>
    public void Ask(string email) => _asked.Writer.TryWrite(email);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(email, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "A sign-in link could not be sent");
            }
        }
    }

    private async Task SendAsync(string email, CancellationToken cancellationToken)
    {
        var current = await settings.GetAsync(cancellationToken);
        var context = new MailContext(current.PublicUrl, default, current.SupportContact);
        if (context.PublicUrl is null)
        {
            log.LogWarning("Somebody asked for a sign-in link; without PublicUrl none can be made");
            return;
        }

        if (await links.RequestAsync(email, cancellationToken) is not { } secret)
        {
            return;
        }

        var mail = SignInLinkMail.Of(context.Link($"{SignInLinks.Path}#{secret.Reveal()}")!, SignInLinks.LifeOnRequest);
        var result = await channels.Find(Delivery.Email)!.SendAsync(
            new OutgoingMessage(Monitoring.Mailing.MessageIds.New(current.Mail), email, mail), cancellationToken);
        if (result is not SendResult.Accepted)
        {
            log.LogWarning("A sign-in link was not accepted by the mail server: {Result}", result);
        }
    }
}
