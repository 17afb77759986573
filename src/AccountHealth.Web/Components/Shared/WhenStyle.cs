namespace AccountHealth.Web.Components.Shared;

public enum WhenStyle
{
    Day,
    Ago,
    Clock,
}
