namespace EcgNotebooks.Balancing;

/// <summary>The result of SMOTE: the original rows, followed by the synthetic ones.</summary>
/// <param name="Rows">Values, (rows, columns).</param>
/// <param name="Labels">The class of each row.</param>
/// <param name="Synthetic">The origin of each synthetic row, in the order of the synthetic rows.</param>
public sealed record SmoteResult(double[,] Rows, IReadOnlyList<string> Labels, IReadOnlyList<SyntheticRow> Synthetic);

/// <summary>The result of SMOTE-NC: the original rows, followed by the synthetic ones.</summary>
/// <param name="Table">The continuous and categorical columns.</param>
/// <param name="Labels">The class of each row.</param>
/// <param name="Synthetic">
/// The origin of each synthetic row's continuous values, in the order of the synthetic rows. Its categories are a majority vote of
/// all neighbours.
/// </param>
public sealed record SmoteNcResult(
    MixedTable Table,
    IReadOnlyList<string> Labels,
    IReadOnlyList<SyntheticRow> Synthetic
);
