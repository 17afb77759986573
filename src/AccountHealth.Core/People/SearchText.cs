using System.Globalization;
using System.Text;

namespace AccountHealth.Core.People;

/// <summary>Folds text for search: lower case, without accents, so that "etoile" finds "Étoile".</summary>
public static class SearchText
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrEmpty(part))
            {
                continue;
            }

            if (folded.Length > 0)
            {
                folded.Append('\n');
            }

            Fold(part, folded);
        }

        return folded.ToString();
    }

    private static void Fold(string text, StringBuilder folded)
    {
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }
    }
}
