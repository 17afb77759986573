namespace AccountHealth.Core.Notices.Mail;

/// <summary>A mail as it is written, twice: for people who read HTML and for those who do not.</summary>
public sealed record MailContent(string Subject, string Text, string Html);
