namespace EcgNotebooks.Simulation;

/// <summary>
/// Draws the recording device. As in PTB-XL, the devices differ between the diagnoses, because healthy and ill people were
/// recorded in different places; a classifier can therefore learn something from the device's name alone.
/// </summary>
internal static class RecordingDevice
{
    // The shares are those of the three kinds of recorders in PTB-XL, rounded: CS-12 E, CS100 3, and all others.
    private static readonly string[] _names = ["SIMULATOR E", "SIMULATOR 100", "SIMULATOR 6"];

    /// <summary>Returns the field device.</summary>
    public static string Of(SimulatedRecording recording, ulong seed)
    {
        var (first, second) = recording.Patient.Condition switch
        {
            Condition.Normal => (0.24, 0.19),
            Condition.InferiorInfarction => (0.05, 0.46),
            _ => (0.05, 0.30),
        };

        // The stream is the recording's own, so that the signals stay as they are.
        var drawn = new RandomStream(seed, RandomPurpose.Device, recording.EcgId).Uniform();
        return _names[
            drawn < first ? 0
            : drawn < first + second ? 1
            : 2
        ];
    }
}
