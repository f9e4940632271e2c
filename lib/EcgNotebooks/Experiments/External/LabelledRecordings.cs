using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments.External;

/// <summary>A dataset's recordings, and those of them that a recipe selects and labels.</summary>
internal sealed class LabelledRecordings
{
    private readonly Dictionary<int, PtbXlRow> _all;
    private readonly Dictionary<int, LabelledRow> _labelled = [];

    private LabelledRecordings(IReadOnlyList<PtbXlRow> rows, Recipe recipe)
    {
        Rows = rows;
        _all = rows.ToDictionary(row => row.EcgId);
        Table = new Selection(recipe.Selection).Select(rows).Label(recipe.Labelling);
        foreach (var row in Table.Rows)
        {
            // One that mentions both classes can be selected twice.
            _labelled.TryAdd(row.Row.EcgId, row);
        }
    }

    /// <summary>All rows in the table's order.</summary>
    public IReadOnlyList<PtbXlRow> Rows { get; }

    /// <summary>The selected rows with their labels, as the recipe's next steps take them.</summary>
    public LabelledTable Table { get; }

    /// <summary>The recordings with a label, each once.</summary>
    public IReadOnlyCollection<LabelledRow> Labelled => _labelled.Values;

    /// <summary>PTB-XL's folds, or the last that there are.</summary>
    /// <exception cref="EcgException">There are fewer than three.</exception>
    public FoldSplit Folds => FoldSplit.Of(Labelled.Select(row => row.Row.StratFold));

    /// <exception cref="EcgException">The table can't be read or has no NORM or IMI rows.</exception>
    public static LabelledRecordings Of(PtbXl data, Recipe recipe, CancellationToken cancellation) =>
        new(PtbXlTable.Read(data.TablePath, cancellation).Rows, recipe);

    /// <summary>Whether the table has the recording.</summary>
    public bool Contains(int ecgId) => _all.ContainsKey(ecgId);

    /// <summary>The recording with its label; null where the recipe leaves it out.</summary>
    public LabelledRow? Find(int ecgId) => _labelled.GetValueOrDefault(ecgId);
}
