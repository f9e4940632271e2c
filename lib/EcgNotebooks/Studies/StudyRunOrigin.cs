using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>What a run's files are made from; they count for a run of the same origin alone.</summary>
/// <param name="Recipe">Digest of the recipe, leads included.</param>
/// <param name="Table">SHA-256 of the dataset's table.</param>
/// <param name="Network">The network.</param>
/// <param name="Seed">The training's seed.</param>
/// <param name="Epochs">Passes over the training rows.</param>
/// <param name="Threads">The training's threads.</param>
/// <param name="Code">Identity of the code that computes.</param>
public sealed record StudyRunOrigin(
    string Recipe,
    string Table,
    string Network,
    long Seed,
    int Epochs,
    int Threads,
    string Code
)
{
    /// <summary>The origin of a run on a table.</summary>
    /// <param name="run">The run.</param>
    /// <param name="table">What the dataset's <see cref="Datasets.PtbXl.TableDigest"/> gives.</param>
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
