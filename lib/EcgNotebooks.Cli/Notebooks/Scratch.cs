using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>A temporary run folder for notebooks that have to compute everything from scratch; it is deleted when the command ends.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly ScratchFolder _folder = ScratchFolder.Make("ecg-fresh");

    /// <summary>Creates the folder and passes its path to the worker processes in an environment variable.</summary>
    public Scratch() =>
        Environment.SetEnvironmentVariable(CachedExperiment.FolderVariable, Path.Combine(_folder.Root, "runs"));

    /// <summary>The folder for demo data that only this command uses.</summary>
    public string Demo => Path.Combine(_folder.Root, "demo");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(CachedExperiment.FolderVariable, null);
        _folder.Dispose();
    }
}
