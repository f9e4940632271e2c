namespace EcgNotebooks;

/// <summary>One recording: signals of equal length sampled together.</summary>
/// <param name="Name">The record's name or path, as messages show it.</param>
/// <param name="SamplingRateHz">Samples per second of every signal.</param>
/// <param name="Signals">The signals in file order.</param>
public sealed record EcgRecord(string Name, double SamplingRateHz, IReadOnlyList<EcgSignal> Signals)
{
    /// <summary>What the file's reader took otherwise than written, or left aside, a phrase each; empty for most files.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Number of samples in each signal.</summary>
    public int SampleCount => Signals.Count == 0 ? 0 : Signals[0].Samples.Length;

    /// <summary>Duration in seconds.</summary>
    public double DurationSeconds => SampleCount / SamplingRateHz;

    /// <summary>The signal of one lead, found by name in upper or lower case.</summary>
    /// <exception cref="EcgException">The recording has no such lead, or two signals of that name.</exception>
    public EcgSignal this[Lead lead] =>
        Find(lead)
        ?? throw new EcgException(
            $"{Name}: no lead {lead} among {string.Join(", ", Signals.Select(s => s.Name))}.",
            $"Use a recording that holds lead {lead}."
        );

    /// <summary>The recording with every lead in mV.</summary>
    /// <returns>
    /// This recording, where all its signals are. A signal that is none of the twelve leads keeps its unit where that isn't one
    /// of voltage.
    /// </returns>
    /// <exception cref="EcgException">A lead's unit isn't one of voltage.</exception>
    public EcgRecord InMillivolts() =>
        Signals.All(signal => signal.Unit == Millivolts.Name)
            ? this
            : this with
            {
                Signals =
                [
                    .. Signals.Select(signal =>
                        Lead.TryParse(signal.Name, out _)
                            ? Millivolts.Of(Name, signal)
                            : Millivolts.TryOf(signal) ?? signal
                    ),
                ],
            };

    /// <summary>The signal of one lead; null where the recording has none.</summary>
    /// <exception cref="EcgException">It has two.</exception>
    internal EcgSignal? Find(Lead lead) =>
        lead.PlacesIn(Signals.Select(signal => signal.Name)) switch
        {
            [] => null,
            [var place] => Signals[place],
            var places => throw new EcgException(
                $"{Name}: {places.Length} signals of lead {lead}: {string.Join(", ", places.Select(p => Signals[p].Name))}.",
                "Use a recording that holds each lead once, or rename the other signal."
            ),
        };
}

/// <summary>One signal of a recording.</summary>
/// <param name="Name">The signal's description in the header, for an ECG its lead.</param>
/// <param name="Unit">Physical unit of the samples, mV for PTB-XL.</param>
/// <param name="Samples">Samples in <paramref name="Unit"/>; NaN where the recording marks a sample as invalid.</param>
public sealed record EcgSignal(string Name, string Unit, double[] Samples);
