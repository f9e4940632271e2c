using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>Reads the bootstrap options of a stored report, so that its intervals can be recomputed.</summary>
internal static class StoredBootstrap
{
    private const int MostResamples = 1_000_000;

    /// <summary>Reads the options from evidence.json or comparison.json.</summary>
    /// <exception cref="EcgException">The file is missing or damaged.</exception>
    public static BootstrapOptions Of(string path)
    {
        var stored = StoredJson.Read(path);
        try
        {
            var settings = stored?["bootstrap"] ?? throw new FormatException("the property bootstrap is missing");
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
            throw new EcgException($"{path}: the file is damaged ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }
}
