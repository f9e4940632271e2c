using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments.External;

/// <summary>The recordings of a dataset, with the labels of those that a recipe selects.</summary>
internal sealed class LabelledRecordings
{
    private readonly Dictionary<int, PtbXlRow> _all;
    private readonly Dictionary<int, LabelledRow> _labelled = [];

    private LabelledRecordings(IReadOnlyList<PtbXlRow> rows, Recipe recipe)
    {
        Rows = rows;
        _all = rows.ToDictionary(row => row.EcgId);
        Table = recipe.Select(rows).Label(recipe.Labelling);
        foreach (var row in Table.Rows)
        {
            // A recording whose statements mention both classes can be selected twice.
            _labelled.TryAdd(row.Row.EcgId, row);
        }
    }

    /// <summary>All rows in the order of the table.</summary>
    public IReadOnlyList<PtbXlRow> Rows { get; }

    /// <summary>The selected rows with their labels, as input of the recipe's next steps.</summary>
    public LabelledTable Table { get; }

    /// <summary>The labelled recordings, each once.</summary>
    public IReadOnlyCollection<LabelledRow> Labelled => _labelled.Values;

    /// <summary>Roles of PTB-XL's folds, or of the last folds of a table without folds 9 and 10.</summary>
    /// <exception cref="EcgException">There are fewer than three folds.</exception>
    public FoldSplit Folds => FoldSplit.Of(Labelled.Select(row => row.Row.StratFold));

    /// <summary>Reads the table of a dataset, and selects and labels its rows.</summary>
    /// <exception cref="EcgException">The table can't be read or has no NORM or IMI rows.</exception>
    public static LabelledRecordings Of(PtbXl data, Recipe recipe, CancellationToken cancellation) =>
        new(PtbXlTable.Read(data.TablePath, cancellation).Rows, recipe);

    /// <summary>Returns whether the table has the recording.</summary>
    public bool Contains(int ecgId) => _all.ContainsKey(ecgId);

    /// <summary>Returns the recording with its label; null if the recipe doesn't select it.</summary>
    public LabelledRow? Find(int ecgId) => _labelled.GetValueOrDefault(ecgId);
}
