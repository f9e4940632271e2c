using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>Origin of a run's files; they are reused only for a run with the same origin.</summary>
/// <param name="Recipe">Digest of the recipe, which includes the leads.</param>
/// <param name="Table">SHA-256 digest of the dataset's table.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Seed">Seed of the training.</param>
/// <param name="Epochs">Number of epochs.</param>
/// <param name="Threads">Number of threads of the training.</param>
/// <param name="Code">Identity of the code that made the files.</param>
internal sealed record StudyRunOrigin(
    string Recipe,
    string Table,
    string Network,
    long Seed,
    int Epochs,
    int Threads,
    string Code
)
{
    /// <summary>Returns the origin of a run on a dataset.</summary>
    /// <param name="run">The run.</param>
    /// <param name="table">SHA-256 digest of the dataset's table, from <see cref="Datasets.PtbXl.TableDigest"/>.</param>
    public static StudyRunOrigin Of(StudyRun run, string table)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(
            run.Recipe.Digest,
            table,
            run.Network.FolderName(),
            run.Seed,
            run.Epochs,
            run.Threads,
            CodeIdentity.Current
        );
    }
}
