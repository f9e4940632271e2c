namespace EcgNotebooks.Simulation;

/// <summary>A simulated patient.</summary>
internal sealed record SimulatedPatient
{
    /// <summary>Index of the patient in this dataset, counted from 0; it seeds the patient's random streams.</summary>
    public required int Index { get; init; }

    /// <summary>The patient_id in the table.</summary>
    public required int PatientId { get; init; }

    public required bool Female { get; init; }

    /// <summary>Age in years at the first recording.</summary>
    public required int Age { get; init; }

    public required double HeightCm { get; init; }

    public required double WeightKg { get; init; }

    public required bool HeightKnown { get; init; }

    public required bool WeightKnown { get; init; }

    public required double RestingRate { get; init; }

    public required Condition Condition { get; init; }

    /// <summary>A second disease, written before <see cref="Condition"/> in the statements; null for most patients.</summary>
    public Condition? First { get; init; }

    /// <summary>Severity of the condition, from 0 to 1.</summary>
    public required double Severity { get; init; }

    public required InfarctAge InfarctAge { get; init; }

    public required DateTime FirstVisit { get; init; }

    public required int Visits { get; init; }

    /// <summary>Fold, from 1 to 10.</summary>
    public int Fold { get; init; }
}
