using System.Security.Cryptography;
using System.Text;

namespace AccountHealth.Sandbox.World;

/// <summary>Ids that look like a network's own and are the same at every start.</summary>
internal static class NativeIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Digits(string seed, int length) => Of(seed, length, "123456789");

    public static string Letters(string seed, int length) => Of(seed, length, Alphabet);

    /// <summary>Not to be guessed: for tokens and codes.</summary>
    public static string Secret(int length = 48) => RandomNumberGenerator.GetString(Alphabet, length);

    private static string Of(string seed, int length, string alphabet)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        return string.Concat(bytes.Take(length).Select(one => alphabet[one % alphabet.Length]));
    }
}
