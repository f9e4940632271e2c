using EcgNotebooks.Datasets;

namespace EcgNotebooks.Labels;

/// <summary>Labels what was selected.</summary>
public static class LabellingExtensions
{
    /// <summary>Step 2 on a selection: see <see cref="Labeller"/>.</summary>
    public static LabelledTable Label(this SelectedTable selected, LabellingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(selected);
        return new Labeller(options).Label(selected.Rows);
    }
}
