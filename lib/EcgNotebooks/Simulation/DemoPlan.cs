namespace EcgNotebooks.Simulation;

/// <summary>Plans the patients and dates of all recordings before any signal is generated.</summary>
internal static class DemoPlan
{
    // Percentage of recordings. PTB-XL has a larger share of normal ones; the demo needs both classes of the experiment.
    private static readonly (Condition Condition, double Percent)[] _shares =
    [
        (Condition.Normal, 38.0),
        (Condition.InferiorInfarction, 32.5),
        (Condition.AnteriorInfarction, 8.0),
        (Condition.LeftHypertrophy, 6.5),
        (Condition.RightBundleBranchBlock, 5.0),
        (Condition.LeftAnteriorBlock, 5.0),
        (Condition.FlatT, 5.0),
    ];

    /// <summary>Returns the recordings in the order of their dates, which is also the order of their ids.</summary>
    public static IReadOnlyList<SimulatedRecording> Of(DemoOptions options)
    {
        var seed = (ulong)options.Seed;
        var patients = Folds.Assign(Patients(options.Recordings, seed), new RandomStream(seed, RandomPurpose.Plan, 1));
        var visits = patients.SelectMany(patient => Visits(patient, seed)).OrderBy(visit => visit.Date);
        return [.. visits.ThenBy(visit => visit.Patient.Index).Select((visit, i) => visit with { EcgId = i + 1 })];
    }

    private static List<SimulatedPatient> Patients(int recordings, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Plan, 0);
        var remaining = _shares.Select(part => part.Percent / 100 * recordings).ToArray();
        var ids = Enumerable.Range(1, recordings + recordings / 5).ToList();
        random.Shuffle(ids);
        var patients = new List<SimulatedPatient>();
        for (var planned = 0; planned < recordings; planned += patients[^1].Visits)
        {
            var visits = Math.Min(PatientDrawing.Visits(random), recordings - planned);
            var part = DrawCondition(remaining, random);
            remaining[part] -= visits;
            var index = patients.Count;
            patients.Add(PatientDrawing.Draw(seed, index, ids[index], _shares[part].Condition, visits));
        }

        return patients;
    }

    // Each draw is weighted with the remaining number of recordings, which keeps the shares for every seed.
    private static int DrawCondition(double[] remaining, RandomStream random)
    {
        var at = random.Uniform() * remaining.Sum(share => Math.Max(0, share));
        for (var part = 0; part < remaining.Length; part++)
        {
            at -= Math.Max(0, remaining[part]);
            if (at < 0)
            {
                return part;
            }
        }

        return 0;
    }

    private static IEnumerable<SimulatedRecording> Visits(SimulatedPatient patient, ulong seed)
    {
        var date = patient.FirstVisit;
        for (var visit = 0; visit < patient.Visits; visit++)
        {
            var random = new RandomStream(seed, RandomPurpose.Recording, patient.Index * 16 + visit);
            date = date
                .Date.AddDays(visit == 0 ? 0 : 1 + random.Index(600))
                .AddSeconds(random.Index(10 * 3600) + 27000);
            yield return new SimulatedRecording
            {
                EcgId = 0,
                Patient = patient,
                Date = date,
                HeartRate = Math.Clamp(patient.RestingRate + random.Normal(0, 5), 46, 115),
                Variability = random.Uniform(0.012, 0.045) * (random.Chance(0.06) ? 2.5 : 1),
                Disturbances = Disturbances.Draw(random),
            };
        }
    }
}
