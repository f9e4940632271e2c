using System.Globalization;

namespace EcgNotebooks.Networks;

/// <summary>The architecture and the sizes of a network, as stored in model files beside its weights.</summary>
/// <param name="Architecture">cnn or crnn.</param>
/// <param name="InputLength">Number of samples per channel.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="Dropout">Dropout rate.</param>
internal sealed record NetworkShape(string Architecture, int InputLength, int Channels, double Dropout)
{
    private const string InputLengthKey = "input_length";
    private const string ChannelsKey = "channels";
    private const string DropoutKey = "dropout";

    /// <summary>True if a network of this shape can be created.</summary>
    public bool IsValid =>
        InputLength
            >= (Architecture == EcgCnn.Architecture ? EcgCnnOptions.MinInputLength : EcgCrnnOptions.MinInputLength)
        && Channels >= 1
        && Dropout is >= 0 and < 1;

    /// <summary>Number of weights, moving statistics included; computed without creating the network.</summary>
    public long WeightCount => Architecture == EcgCnn.Architecture ? Cnn : Crnn;

    private long Cnn => Conv1 + (3 * 32 + 1) * 64 + (3 * 64 + 1) * 128 + (128 + 1) * 64 + (64 + 1);

    private long Crnn =>
        Conv1 + 4 * 32 + (3 * 32 + 1) * 64 + 4 * 64 + 4 * 64 * (64 + 64 + 1) + (Steps * 64 + 1) * 128 + (128 + 1) * 2;

    private long Conv1 => (5L * Channels + 1) * 32;

    private long Steps => (((long)InputLength - 4) / 2 - 2) / 2;

    /// <summary>Creates the network with initial weights.</summary>
    public Classifier Create() =>
        Architecture == EcgCnn.Architecture
            ? new EcgCnn(
                new()
                {
                    InputLength = InputLength,
                    Channels = Channels,
                    Dropout = Dropout,
                }
            )
            : new EcgCrnn(
                new()
                {
                    InputLength = InputLength,
                    Channels = Channels,
                    Dropout = Dropout,
                }
            );

    /// <summary>Returns the sizes as the metadata of a weights file.</summary>
    public IReadOnlyDictionary<string, string> ToText() =>
        new Dictionary<string, string>
        {
            [InputLengthKey] = InputLength.ToString(CultureInfo.InvariantCulture),
            [ChannelsKey] = Channels.ToString(CultureInfo.InvariantCulture),
            [DropoutKey] = Dropout.ToString("R", CultureInfo.InvariantCulture),
        };

    /// <summary>Reads the shape from the metadata of a weights file; returns null if they don't describe a valid network.</summary>
    public static NetworkShape? Parse(IReadOnlyDictionary<string, string> text)
    {
        var invariant = CultureInfo.InvariantCulture;
        var architecture = text.GetValueOrDefault(WeightsFile.Network);
        if (
            architecture is not (EcgCnn.Architecture or EcgCrnn.Architecture)
            || !int.TryParse(text.GetValueOrDefault(InputLengthKey), NumberStyles.None, invariant, out var length)
            || !int.TryParse(text.GetValueOrDefault(ChannelsKey), NumberStyles.None, invariant, out var channels)
            || !double.TryParse(text.GetValueOrDefault(DropoutKey), NumberStyles.Float, invariant, out var dropout)
        )
        {
            return null;
        }

        var shape = new NetworkShape(architecture, length, channels, dropout);
        return shape.IsValid ? shape : null;
    }
}
