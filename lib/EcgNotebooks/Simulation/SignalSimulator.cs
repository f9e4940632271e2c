using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Simulation;

/// <summary>Generates the signals of one planned recording.</summary>
internal static class SignalSimulator
{
    public const int HighRateHz = 500;

    public const int LowRateHz = HighRateHz / Decimator.Factor;

    private const int Seconds = 10;

    /// <summary>Returns the twelve leads of a recording at 500 Hz and at 100 Hz.</summary>
    public static (DigitalSignal[] High, DigitalSignal[] Low) Simulate(SimulatedRecording recording, ulong seed)
    {
        var leads = Leads(recording, seed);
        var low = Array.ConvertAll(leads, lead => Decimator.Apply(lead, Seconds * LowRateHz));
        return (
            TwelveLeads.Of(leads, Decimator.Margin, Seconds * HighRateHz),
            TwelveLeads.Of(low, 0, Seconds * LowRateHz)
        );
    }

    /// <summary>Returns I, II and V1 to V6 in mV at 500 Hz, with the decimator's margin on both sides.</summary>
    private static double[][] Leads(SimulatedRecording recording, ulong seed)
    {
        const int Samples = Seconds * HighRateHz + 2 * Decimator.Margin;
        const double Start = -(double)Decimator.Margin / HighRateHz;
        var (heart, field) = HeartOf(recording.Patient, seed);
        var (beats, breathingHz, breathingPhase) = RhythmOf(recording, seed);

        double[][] vector = [new double[Samples], new double[Samples], new double[Samples]];
        var heartVector = new HeartVector(vector, HighRateHz, Start);
        foreach (var beat in beats)
        {
            var breath = Math.Sin(2 * Math.PI * breathingHz * (beat.Seconds - Start) + breathingPhase);
            heartVector.Add(heart, beat, breath);
        }

        var noise = new ElectrodeNoise(Samples, HighRateHz, new(seed, RandomPurpose.Noise, recording.EcgId));
        noise.Add(recording.Disturbances, breathingHz, breathingPhase);
        double[][] leads = [.. Enumerable.Range(0, LeadField.Leads).Select(_ => new double[Samples])];
        for (var lead = 0; lead < leads.Length; lead++)
        {
            field.Project(lead, vector, leads[lead]);
        }

        noise.AddTo(leads);
        return leads;
    }

    /// <summary>Returns the beats of a recording, from before its start to after its end, and the breathing that modulates them.</summary>
    public static (IReadOnlyList<Beat> Beats, double BreathingHz, double BreathingPhase) RhythmOf(
        SimulatedRecording recording,
        ulong seed
    )
    {
        var random = new RandomStream(seed, RandomPurpose.Rhythm, recording.EcgId);
        var breathingHz = random.Uniform(0.18, 0.30);
        var breathingPhase = random.Uniform(0, 2 * Math.PI);
        return (Rhythm.Of(recording, Seconds, breathingHz, random), breathingHz, breathingPhase);
    }

    /// <summary>Returns a patient's heart and chest, which are the same in all of the patient's recordings.</summary>
    public static (Heart Heart, LeadField Field) HeartOf(SimulatedPatient patient, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Heart, patient.Index);
        var heart = NormalHeart.Of(patient, random);
        if (patient.First is { } other)
        {
            heart = DiseasedHeart.Of(heart, other, patient.Severity, InfarctAge.Old);
        }

        heart = DiseasedHeart.Of(heart, patient.Condition, patient.Severity, patient.InfarctAge);
        return (heart, new LeadField(random));
    }
}
