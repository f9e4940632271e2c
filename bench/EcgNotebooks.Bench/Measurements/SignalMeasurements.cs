using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of reading and filtering recordings.</summary>
internal sealed class SignalMeasurements : IMeasurementFamily
{
    private const int Batch = 64;

    // So few signals that the filter uses only one thread.
    private const int Together = 4;

    public IEnumerable<Measurement> Measurements =>
        [
            new("wfdb.lead", "Read lead I of a cached WFDB record of 12 x 5,000 samples in format 16.", One),
            new("wfdb.all", "Read all twelve leads of a cached WFDB record of 12 x 5,000 samples in format 16.", All),
            new(
                "filtfilt.batch",
                "Filter 64 signals of 5,000 samples with the published filter on one core (step 4).",
                Filter
            ),
        ];

    private static Measured One() =>
        Read(path => WfdbRecord.ReadLead(path, Lead.I), 1, "lead of 5,000 samples, warm, checksum verified");

    private static Measured All() =>
        Read(path => WfdbRecord.Read(path), 12, "leads of 5,000 samples, warm, checksums verified");

    private static Measured Read(Action<string> read, int leads, string note)
    {
        var path = Records().First();
        return Timing.Quick.Measure(() => read(path), leads, note: note);
    }

    private static Measured Filter()
    {
        var leads = Records().SelectMany(path => WfdbRecord.Read(path).Signals).Select(s => s.Samples).Take(Batch);
        var batch = leads.Chunk(Together).ToArray();
        var filter = new ZeroPhaseFilter(Recipe.Published.Filter, Recipe.Published.Signal.SamplingRateHz);
        return Timing.Quick.Measure(
            () =>
            {
                foreach (var signals in batch)
                {
                    filter.ApplyAll(signals);
                }
            },
            Batch,
            note: "signals of 5,000 samples, forward and backward"
        );
    }

    private static IEnumerable<string> Records()
    {
        var data = BenchData.Recordings;
        return PtbXlTable.Read(data.TablePath).Rows.Select(row => data.RecordPath(row.FilenameHr));
    }
}
