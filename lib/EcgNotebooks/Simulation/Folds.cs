namespace EcgNotebooks.Simulation;

/// <summary>Assigns patients to ten folds that are stratified by condition; a patient is in one fold only.</summary>
internal static class Folds
{
    private const int Count = 10;

    public static IReadOnlyList<SimulatedPatient> Assign(List<SimulatedPatient> patients, RandomStream random)
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
