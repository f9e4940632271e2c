using EcgNotebooks.Formats.Wfdb;
using static System.FormattableString;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Inspects one recording: compares its header with the description of PTB-XL, and its samples with physiological limits.</summary>
internal sealed class RecordingInspection(PtbXl tree, InspectionOptions options)
{
    private const double Seconds = 10;

    public IReadOnlyList<Finding> Of(ListedRecording recording)
    {
        try
        {
            var header = WfdbHeader.Read(tree.RecordPath(recording.Name));
            var record = WfdbRecord.Read(tree.RecordPath(recording.Name));
            return [.. Header(recording, header, record), .. Signals(recording.Name, Voltages(record))];
        }
        catch (RecordException e)
        {
            return [new(FindingKind.UnreadableRecording, recording.Name, e.Problem)];
        }
    }

    private static IEnumerable<Finding> Header(ListedRecording recording, WfdbHeader header, EcgRecord record)
    {
        if (record.SamplingRateHz != recording.SamplingRateHz)
        {
            var what = Invariant($"{record.SamplingRateHz} Hz instead of {recording.SamplingRateHz} Hz");
            yield return new(FindingKind.SamplingRate, recording.Name, what);
        }

        if (record.DurationSeconds != Seconds)
        {
            yield return new(FindingKind.Length, recording.Name, Invariant($"{record.DurationSeconds} s"));
        }

        var leads = header.Signals.Select(signal =>
            Lead.TryParse(signal.Description, out var lead) ? lead : (Lead?)null
        );
        if (!leads.SequenceEqual(Lead.All.Cast<Lead?>()))
        {
            var names = string.Join(", ", header.Signals.Select(signal => signal.Description));
            yield return new(FindingKind.LeadOrder, recording.Name, names);
        }

        foreach (var note in record.Notes)
        {
            yield return new(FindingKind.HeaderForm, recording.Name, note);
        }

        foreach (var signal in header.Signals)
        {
            if (signal.Unit != "mV")
            {
                yield return new(FindingKind.Unit, recording.Name, $"lead {signal.Description} in {signal.Unit}");
            }

            if (signal.Gain != WfdbWriter.PtbXlGain)
            {
                var what = Invariant($"lead {signal.Description}: {signal.Gain} per {signal.Unit}");
                yield return new(FindingKind.Gain, recording.Name, what);
            }
        }
    }

    // A unit that isn't a voltage is reported separately, and such a signal can't be compared with voltages.
    private static EcgRecord Voltages(EcgRecord record) =>
        record with
        {
            Signals = [.. record.Signals.Select(Millivolts.TryOf).OfType<EcgSignal>()],
        };

    private IEnumerable<Finding> Signals(string name, EcgRecord record)
    {
        var contradiction = LimbLeads.Contradiction(record);
        if (contradiction > options.EinthovenMillivolts)
        {
            yield return new(FindingKind.Einthoven, name, Invariant($"by up to {contradiction:F3} mV"), contradiction);
        }

        foreach (var finding in record.Signals.SelectMany(signal => Signal(name, signal, record.SamplingRateHz)))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Signal(string name, EcgSignal signal, double samplingRateHz)
    {
        var invalid = signal.Samples.Count(double.IsNaN);
        if (invalid > 0)
        {
            var what = Invariant($"lead {signal.Name}: {invalid} of {signal.Samples.Length} samples");
            yield return new(FindingKind.InvalidSamples, name, what, invalid);
        }

        if (VoltageRange.Of(signal.Samples) is var range && !range.IsPlausible())
        {
            yield return new(FindingKind.Voltage, name, $"lead {signal.Name} reaches {range}");
        }

        var plateau = Plateaus.Longest(signal.Samples);
        var (flat, saturated) = (plateau.Longest / samplingRateHz, plateau.AtExtreme / samplingRateHz);
        if (flat >= options.FlatSeconds)
        {
            yield return new(FindingKind.FlatLead, name, Invariant($"lead {signal.Name} for {flat:F2} s"), flat);
        }
        else if (saturated >= options.SaturatedSeconds && plateau.Deflection >= options.SaturatedMillivolts)
        {
            var what = Invariant($"lead {signal.Name} for {saturated:F3} s, up to {plateau.Deflection:F3} mV");
            yield return new(FindingKind.SaturatedLead, name, what, saturated);
        }
    }
}
