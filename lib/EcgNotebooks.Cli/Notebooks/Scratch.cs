using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>A temporary folder for notebooks that have to compute everything from scratch; it is deleted when the command ends.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly ScratchFolder _folder = ScratchFolder.Make("ecg-fresh");

    /// <summary>The folder for the notebooks' runs.</summary>
    public string Runs => Path.Combine(_folder.Root, "runs");

    /// <summary>The folder for demo data that only this command uses.</summary>
    public string Demo => Path.Combine(_folder.Root, "demo");

    public void Dispose() => _folder.Dispose();
}
