namespace AccountHealth.Core.Import;

/// <summary>Stands in the text of a file where its bytes were no UTF-8. A noncharacter: no valid file contains it.</summary>
public static class NotUtf8
{
    public const char Mark = '\uFFFF';
}
