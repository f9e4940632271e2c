using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>How the patients were drawn for a stored file, so that they can be drawn the same again.</summary>
internal static class StoredBootstrap
{
    private const int MostResamples = 1_000_000;

    /// <exception cref="EcgException">The file is missing or doesn't say it.</exception>
    public static BootstrapOptions Of(string path)
    {
        var stored = StoredJson.Read(path);
        try
        {
            var settings = stored?["bootstrap"] ?? throw new FormatException("there is no bootstrap");
            var resamples = settings["resamples"]!.GetValue<int>();
            var level = settings["level"]!.GetValue<double>();
            return resamples is >= 2 and <= MostResamples && level is > 0 and < 1
                ? new()
                {
                    Resamples = resamples,
                    Level = level,
                    Seed = settings["seed"]!.GetValue<uint>(),
                }
                : throw new FormatException("resamples or level is out of range");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new EcgException($"{path}: damaged ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }
}
