namespace EcgNotebooks.Balancing;

/// <summary>The given rows with the new ones behind them.</summary>
/// <param name="Rows">Values, rows x columns.</param>
/// <param name="Labels">The class of each row.</param>
/// <param name="Synthetic">Where each new row comes from, in their order.</param>
public sealed record Resampled(double[,] Rows, IReadOnlyList<string> Labels, IReadOnlyList<SyntheticRow> Synthetic);

/// <summary>The given rows with the new ones behind them.</summary>
/// <param name="Table">Values and categories.</param>
/// <param name="Labels">The class of each row.</param>
/// <param name="Synthetic">Where the numbers of each new row come from, in their order; its categories are its neighbours' vote.</param>
public sealed record ResampledMixed(
    MixedTable Table,
    IReadOnlyList<string> Labels,
    IReadOnlyList<SyntheticRow> Synthetic
);
