using System.Globalization;

namespace EcgNotebooks.Networks;

/// <summary>Network options as the text that a weights file carries.</summary>
internal static class NetworkText
{
    public const string InputLength = "input_length";
    public const string Channels = "channels";
    public const string Dropout = "dropout";

    public static IReadOnlyDictionary<string, string> Of(EcgCnnOptions options) =>
        Of(options.InputLength, options.Channels, options.Dropout);

    public static IReadOnlyDictionary<string, string> Of(EcgCrnnOptions options) =>
        Of(options.InputLength, options.Channels, options.Dropout);

    private static Dictionary<string, string> Of(int inputLength, int channels, double dropout) =>
        new()
        {
            [InputLength] = inputLength.ToString(CultureInfo.InvariantCulture),
            [Channels] = channels.ToString(CultureInfo.InvariantCulture),
            [Dropout] = dropout.ToString("R", CultureInfo.InvariantCulture),
        };
}
