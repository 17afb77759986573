using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices.Mail;

namespace AccountHealth.Web.Components.Today;

/// <summary>What a step of the set-up is called, why it is worth doing, and where it is done.</summary>
internal static class SetupWords
{
    public static string Title(SetupStep step) => step switch
    {
        SetupStep.Mail => "Say how mail leaves",
        SetupStep.PublicUrl => "Set the public address",
        SetupStep.Import => "Import the accounts",
        SetupStep.Owners => "Give the accounts owners",
        SetupStep.Macro => "Say who is warned, and when",
        SetupStep.TestMail => "Send yourself a test mail",
        _ => "Turn sending on",
    };

    public static string Why(SetupStep step, SetupFacts facts) => step switch
    {
        SetupStep.Mail => "Until a mail server is set, mails are only written to a folder on this machine.",
        SetupStep.PublicUrl => "Links in mails begin with it, and no mail goes to a mail server without it.",
        SetupStep.Import => "A CSV file names them and their users’ tokens; before that nothing is watched.",
        SetupStep.Owners when facts.Accounts == 0 => "The owner hears first. The import file can name one for each account.",
        SetupStep.Owners => $"{facts.WithoutOwner:N0} of {Wording.Count(facts.Accounts, "account")} {(facts.WithoutOwner == 1 ? "has" : "have")} none; the owner hears first, and of every deactivation.",
        SetupStep.Macro when facts.HasMacro => "There is a macro, and it is applied to no account.",
        SetupStep.Macro => "Without a macro people hear of an account once it is down, and not before.",
        SetupStep.TestMail => "Better a test that does not arrive than the first warning.",
        _ => "Until then nothing is sent. You see who would be mailed first.",
    };

    public static string Href(SetupStep step, SetupFacts facts) => step switch
    {
        SetupStep.Mail or SetupStep.TestMail => "settings#mail-title",
        SetupStep.PublicUrl => "settings#general-title",
        SetupStep.Import => "import",
        SetupStep.Owners => facts.Accounts == 0 ? "import" : "accounts?without=owner",
        SetupStep.Macro => facts.HasMacro ? "accounts?without=macro" : "macros/new",
        _ => "settings#sending-title",
    };
}
