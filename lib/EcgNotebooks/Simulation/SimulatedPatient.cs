namespace EcgNotebooks.Simulation;

/// <summary>A patient who never lived.</summary>
internal sealed record SimulatedPatient
{
    /// <summary>Number of the patient in this tree, from 0; seeds what is the patient's own.</summary>
    public required int Index { get; init; }

    /// <summary>The number in the table.</summary>
    public required int PatientId { get; init; }

    public required bool Female { get; init; }

    /// <summary>Years at the first recording.</summary>
    public required int Age { get; init; }

    public required double HeightCm { get; init; }

    public required double WeightKg { get; init; }

    public required bool HeightKnown { get; init; }

    public required bool WeightKnown { get; init; }

    public required double RestingRate { get; init; }

    public required Condition Condition { get; init; }

    /// <summary>A disease besides, written before <see cref="Condition"/> in the statements; null for most.</summary>
    public Condition? First { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Severity { get; init; }

    public required InfarctAge InfarctAge { get; init; }

    public required DateTime FirstVisit { get; init; }

    public required int Visits { get; init; }

    /// <summary>Fold 1 to 10.</summary>
    public int Fold { get; init; }
}
