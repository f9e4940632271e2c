using EcgNotebooks.Datasets;

namespace EcgNotebooks.Labels;

/// <summary>Adds the labelling step to a selection.</summary>
public static class LabellingExtensions
{
    /// <summary>Labels the selected recordings by a <see cref="Labeller"/> with these options.</summary>
    public static LabelledTable Label(this SelectedTable selected, LabellingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(selected);
        return new Labeller(options).Label(selected.Rows);
    }
}
