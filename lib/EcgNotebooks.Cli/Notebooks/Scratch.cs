using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>A folder for the runs of notebooks that shall compute everything anew; it goes when the command ends.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly ScratchFolder _folder = ScratchFolder.Make("ecg-fresh");

    /// <summary>Makes the folder; workers inherit the environment and so find it.</summary>
    public Scratch() =>
        Environment.SetEnvironmentVariable(CachedExperiment.FolderVariable, Path.Combine(_folder.Root, "runs"));

    /// <summary>Where a demo for this command goes.</summary>
    public string Demo => Path.Combine(_folder.Root, "demo");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(CachedExperiment.FolderVariable, null);
        _folder.Dispose();
    }
}
