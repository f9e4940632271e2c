namespace EcgNotebooks.Simulation;

/// <summary>Generates the beats of a recording.</summary>
internal static class Rhythm
{
    /// <summary>Returns the beats from before the start to after the end, so that no wave is missing at either end.</summary>
    public static IReadOnlyList<Beat> Of(
        SimulatedRecording recording,
        double seconds,
        double breathingHz,
        RandomStream random
    )
    {
        var mean = 60 / recording.HeartRate;
        var tachogram = new Tachogram(mean, recording.Variability, breathingHz, random);
        var beats = new List<Beat>();
        // The premature beat is not placed near the ends, so that the beat and its pause are visible.
        var extraAt = random.Uniform(1.5, seconds - 2);
        var extra = recording.Disturbances.ExtraBeat;
        var time = -random.Uniform(1, 2) * mean;
        while (time < seconds + 2)
        {
            var rr = tachogram.At(time);
            if (extra != ExtraBeat.None && time + rr > extraAt)
            {
                beats.Add(new Beat(time + Premature(extra) * rr, Premature(extra) * rr, extra));
                // A ventricular beat doesn't reset the sinus node, so a full compensatory pause follows.
                time += extra == ExtraBeat.Ventricular ? 2 * rr : (Premature(extra) + 1.08) * rr;
                beats.Add(new Beat(time, time - beats[^1].Seconds, ExtraBeat.None));
                extra = ExtraBeat.None;
                continue;
            }

            time += rr;
            beats.Add(new Beat(time, rr, ExtraBeat.None));
        }

        return beats;
    }

    private static double Premature(ExtraBeat origin) => origin == ExtraBeat.Ventricular ? 0.60 : 0.68;
}
