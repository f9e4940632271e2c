namespace EcgNotebooks.Balancing;

/// <summary>Where a synthetic row comes from.</summary>
/// <param name="Base">Position of the row it starts from, among the rows given.</param>
/// <param name="Neighbour">Position of the neighbour it moves towards.</param>
/// <param name="Step">How far it moves, from 0 to below 1.</param>
public readonly record struct SyntheticRow(int Base, int Neighbour, double Step)
{
    internal double Between(double baseValue, double neighbourValue) => baseValue + Step * (neighbourValue - baseValue);
}
