using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>A folder for the runs of notebooks that shall compute everything anew; it goes when the command ends.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ecg-fresh-").FullName;

    /// <summary>Makes the folder; workers inherit the environment and so find it.</summary>
    public Scratch() =>
        Environment.SetEnvironmentVariable(CachedExperiment.FolderVariable, Path.Combine(_root, "runs"));

    /// <summary>Where a demo for this command goes.</summary>
    public string Demo => Path.Combine(_root, "demo");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(CachedExperiment.FolderVariable, null);
        Directory.Delete(_root, recursive: true);
    }
}
