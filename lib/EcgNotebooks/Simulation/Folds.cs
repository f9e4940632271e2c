namespace EcgNotebooks.Simulation;

/// <summary>Deals patients to ten folds so that each holds as much of every condition; a patient is in one fold only.</summary>
internal static class Folds
{
    private const int Count = 10;

    public static IReadOnlyList<SimulatedPatient> Deal(List<SimulatedPatient> patients, RandomStream random)
    {
        var order = Enumerable.Range(0, patients.Count).ToList();
        random.Shuffle(order);
        var sizes = new int[Count];
        var sizesOf = Enum.GetValues<Condition>().ToDictionary(condition => condition, _ => new int[Count]);
        foreach (var i in order)
        {
            var patient = patients[i];
            var ofCondition = sizesOf[patient.Condition];
            var fold = Enumerable.Range(0, Count).MinBy(f => (ofCondition[f], sizes[f]));
            ofCondition[fold] += patient.Visits;
            sizes[fold] += patient.Visits;
            patients[i] = patient with { Fold = fold + 1 };
        }

        return patients;
    }
}
