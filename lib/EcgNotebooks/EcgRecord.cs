namespace EcgNotebooks;

/// <summary>One recording: signals of equal length sampled together.</summary>
/// <param name="Name">The record's name or path, as messages show it.</param>
/// <param name="SamplingRateHz">Samples per second of every signal.</param>
/// <param name="Signals">The signals in file order.</param>
public sealed record EcgRecord(string Name, double SamplingRateHz, IReadOnlyList<EcgSignal> Signals)
{
    /// <summary>Number of samples in each signal.</summary>
    public int SampleCount => Signals.Count == 0 ? 0 : Signals[0].Samples.Length;

    /// <summary>Duration in seconds.</summary>
    public double DurationSeconds => SampleCount / SamplingRateHz;

    /// <summary>The signal of one lead, found by name in upper or lower case.</summary>
    /// <exception cref="EcgException">The recording has no such lead.</exception>
    public EcgSignal this[Lead lead] =>
        Signals.FirstOrDefault(s => Lead.TryParse(s.Name, out var found) && found == lead)
        ?? throw new EcgException(
            $"{Name}: no lead {lead} among {string.Join(", ", Signals.Select(s => s.Name))}.",
            $"Use a recording that holds lead {lead}."
        );
}

/// <summary>One signal of a recording.</summary>
/// <param name="Name">The signal's description in the header, for an ECG its lead.</param>
/// <param name="Unit">Physical unit of the samples, mV for PTB-XL.</param>
/// <param name="Samples">Samples in <paramref name="Unit"/>; NaN where the recording marks a sample as invalid.</param>
public sealed record EcgSignal(string Name, string Unit, double[] Samples);
