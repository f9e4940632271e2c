namespace EcgNotebooks;

/// <summary>One recording: signals of equal length that were sampled at the same times.</summary>
/// <param name="Name">The record's name or path, as messages show it.</param>
/// <param name="SamplingRateHz">Samples per second of every signal.</param>
/// <param name="Signals">The signals in file order.</param>
public sealed record EcgRecord(string Name, double SamplingRateHz, IReadOnlyList<EcgSignal> Signals)
{
    /// <summary>Notes on what the file's reader corrected or ignored, one phrase each; empty for most files.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Path of the file that it was read from; null for a recording that was made otherwise.</summary>
    internal string? SourcePath { get; init; }

    /// <summary>Number of samples in each signal.</summary>
    public int SampleCount => Signals.Count == 0 ? 0 : Signals[0].Samples.Length;

    /// <summary>Duration in seconds.</summary>
    public double DurationSeconds => SampleCount / SamplingRateHz;

    /// <summary>Returns the signal of one lead, which is found by its name in upper or lower case.</summary>
    /// <exception cref="EcgException">The recording has no such lead, or two signals with that name.</exception>
    public EcgSignal this[Lead lead] =>
        Find(lead)
        ?? throw new EcgException(
            $"{Name}: no lead {lead} among {string.Join(", ", Signals.Select(s => s.Name))}.",
            $"Use a recording that contains lead {lead}."
        );

    /// <summary>Returns the recording with every lead converted to mV.</summary>
    /// <returns>
    /// This same object where all its signals are in mV already. A signal that is none of the twelve leads keeps its unit where
    /// that unit isn't a voltage.
    /// </returns>
    /// <exception cref="EcgException">The unit of a lead isn't a voltage.</exception>
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

    /// <summary>Returns the signal of one lead, or null where the recording has none.</summary>
    /// <exception cref="EcgException">The recording has several signals of that lead.</exception>
    internal EcgSignal? Find(Lead lead) =>
        lead.PlacesIn(Signals.Select(signal => signal.Name)) switch
        {
            [] => null,
            [var position] => Signals[position],
            var positions => throw new EcgException(
                $"{Name}: {positions.Length} signals are named as lead {lead}: {string.Join(", ", positions.Select(p => Signals[p].Name))}.",
                "Use a recording that contains each lead once, or rename the other signal."
            ),
        };
}

/// <summary>One signal of a recording.</summary>
/// <param name="Name">The signal's description in the header; for an ECG, the name of its lead.</param>
/// <param name="Unit">Physical unit of the samples, mV for PTB-XL.</param>
/// <param name="Samples">Samples in <paramref name="Unit"/>; NaN where the recording marks a sample as invalid.</param>
public sealed record EcgSignal(string Name, string Unit, double[] Samples);
