using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>What a cell's files are made from; they count for a cell of the same origin alone.</summary>
/// <param name="Recipe">Digest of the recipe, leads included.</param>
/// <param name="Table">SHA-256 of the dataset's table.</param>
/// <param name="Network">The network.</param>
/// <param name="Seed">The training's seed.</param>
/// <param name="Epochs">Passes over the training rows.</param>
/// <param name="Threads">The training's threads.</param>
/// <param name="Code">Identity of the code that computes.</param>
public sealed record CellOrigin(
    string Recipe,
    string Table,
    string Network,
    long Seed,
    int Epochs,
    int Threads,
    string Code
)
{
    /// <summary>The origin of a cell on a table.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="table">What the dataset's <see cref="Datasets.PtbXl.TableDigest"/> gives.</param>
    public static CellOrigin Of(StudyCell cell, string table)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new(
            cell.Recipe.Digest,
            table,
            cell.Network.FolderName(),
            cell.Seed,
            cell.Epochs,
            cell.Threads,
            CodeIdentity.Current
        );
    }
}
