namespace EcgNotebooks.Tests.Simulation;

/// <summary>Measurements on a recording, made from its samples alone.</summary>
internal sealed class Measured
{
    private readonly EcgRecord _record;

    public Measured(EcgRecord record)
    {
        _record = record;
        Beats = FindBeats();
    }

    /// <summary>The samples at which all leads together change fastest, one per beat.</summary>
    public IReadOnlyList<int> Beats { get; }

    /// <summary>Heart rate in beats per minute, from the median interval.</summary>
    public double HeartRate => 60 * _record.SamplingRateHz / Median(Beats.Zip(Beats.Skip(1), (a, b) => (double)b - a));

    /// <summary>Returns the median over beats of a lead's lowest value from 50 ms before to 10 ms after the beat, relative to its baseline.</summary>
    public double EarlyMinimum(Lead lead) => OverBeats(lead, -0.050, 0.010, values => values.Min());

    /// <summary>Returns the median over beats of a lead's mean between two times after the beat in seconds, relative to its baseline.</summary>
    public double Level(Lead lead, double from, double to) => OverBeats(lead, from, to, values => values.Average());

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private double OverBeats(Lead lead, double from, double to, Func<ArraySegment<double>, double> measure)
    {
        var samples = _record[lead].Samples;
        var rate = _record.SamplingRateHz;
        var inside = Beats.Where(beat => beat > 0.2 * rate && beat < samples.Length - 0.5 * rate);
        return Median(inside.Select(beat => measure(Cut(beat, from, to)) - Cut(beat, -0.075, -0.055).Average()));

        ArraySegment<double> Cut(int beat, double start, double end) =>
            new(samples, beat + (int)(start * rate), (int)((end - start) * rate));
    }

    private List<int> FindBeats()
    {
        var speed = new double[_record.SampleCount];
        foreach (var signal in _record.Signals)
        {
            for (var i = 3; i < speed.Length - 3; i++)
            {
                speed[i] += Math.Abs(signal.Samples[i + 3] - signal.Samples[i - 3]);
            }
        }

        var threshold = 0.4 * speed.Order().ElementAt(speed.Length * 99 / 100);
        var refractory = (int)(0.2 * _record.SamplingRateHz);
        var beats = new List<int>();
        for (var i = 0; i < speed.Length; i++)
        {
            if (speed[i] >= threshold)
            {
                var end = Math.Min(speed.Length, i + refractory / 2);
                beats.Add(Enumerable.Range(i, end - i).MaxBy(at => speed[at]));
                i += refractory;
            }
        }

        return beats;
    }
}
