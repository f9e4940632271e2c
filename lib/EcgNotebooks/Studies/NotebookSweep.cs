using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>A study that a notebook runs within its own process.</summary>
internal static class NotebookSweep
{
    // libtorch's own default, and the first place where it looks.
    private const string OpenMp = "OMP_NUM_THREADS";

    public static Sweep Open(Study study, PtbXl data)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(data);
        // Studies on other data or of other lengths don't push each other out.
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{data.TableDigest()}/{data.Root}/{study.Epochs}"));
        var root = Path.Combine(CachedExperiment.Root, "studies-" + Convert.ToHexStringLower(key)[..12]);
        return new Sweep(study with { Threads = Threads }, data, root);
    }

    private static int Threads =>
        int.TryParse(Environment.GetEnvironmentVariable(OpenMp), out var threads) && threads > 0
            ? threads
            : Environment.ProcessorCount;
}
