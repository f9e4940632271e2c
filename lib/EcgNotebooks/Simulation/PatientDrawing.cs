namespace EcgNotebooks.Simulation;

/// <summary>Draws random properties of a patient.</summary>
internal static class PatientDrawing
{
    private static readonly DateTime _earliest = new(1984, 11, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private const int Days = 6000;

    // In about one of eight IMI rows, another statement comes first, as in PTB-XL; step 2 of the published recipe drops those.
    private const double OtherStatementFirst = 0.12;

    public static SimulatedPatient Draw(ulong seed, int index, int patientId, Condition condition, int visits)
    {
        var random = new RandomStream(seed, RandomPurpose.Patient, index);
        var female = random.Chance(condition == Condition.Normal ? 0.55 : 0.38);
        var height = Math.Round(random.Normal(female ? 164 : 176, 6.5));
        var bodyMassIndex = Math.Clamp(random.Normal(25.5, 3.6), 18, 40);
        return new SimulatedPatient
        {
            Index = index,
            PatientId = patientId,
            Female = female,
            Age = Age(condition, random),
            HeightCm = height,
            WeightKg = Math.Round(bodyMassIndex * height * height / 10_000),
            HeightKnown = random.Chance(0.32),
            WeightKnown = random.Chance(0.43),
            RestingRate = Math.Clamp(random.Normal(71, 11), 48, 106),
            Condition = condition,
            First =
                condition == Condition.InferiorInfarction && random.Chance(OtherStatementFirst)
                    ? random.Pick(
                        Condition.AnteriorInfarction,
                        Condition.LeftHypertrophy,
                        Condition.RightBundleBranchBlock
                    )
                    : null,
            Severity = random.Uniform(0.2, 1),
            InfarctAge = random.Pick(
                InfarctAge.Acute,
                InfarctAge.Recent,
                InfarctAge.Recent,
                InfarctAge.Old,
                InfarctAge.Old
            ),
            FirstVisit = _earliest.AddDays(random.Index(Days)),
            Visits = visits,
        };
    }

    private static int Age(Condition condition, RandomStream random) =>
        (int)Math.Clamp(condition == Condition.Normal ? random.Normal(52, 16) : random.Normal(66, 11), 18, 95);

    /// <summary>Draws the number of recordings of one patient, which is mostly 1.</summary>
    public static int Visits(RandomStream random) =>
        random.Uniform() switch
        {
            < 0.84 => 1,
            < 0.95 => 2,
            < 0.985 => 3,
            _ => 4,
        };
}
