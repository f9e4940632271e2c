namespace EcgNotebooks.Balancing;

/// <summary>The origin of a synthetic row: base + step * (neighbour - base).</summary>
/// <param name="Base">Position of the base row among the given rows.</param>
/// <param name="Neighbour">Position of the neighbour among the given rows.</param>
/// <param name="Step">Interpolation factor, from 0 to below 1.</param>
public readonly record struct SyntheticRow(int Base, int Neighbour, double Step)
{
    internal double Between(double baseValue, double neighbourValue) => baseValue + Step * (neighbourValue - baseValue);
}
