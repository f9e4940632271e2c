using System.Text.Json.Nodes;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Tests.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Evaluation.Spectrum;

/// <summary>Tests the false alarms and the sensitivity on recordings that a recipe discards.</summary>
public sealed class SpectrumEvidenceTests : IDisposable
{
    private static readonly Dictionary<string, string> _superclassOf = new()
    {
        ["NORM"] = "NORM",
        ["IMI"] = "MI",
        ["ILMI"] = "MI",
        ["AMI"] = "MI",
        ["LVH"] = "HYP",
        ["LAFB"] = "CD",
        ["CRBBB"] = "CD",
        ["NDT"] = "STTC",
    };

    private static readonly string[] _codes =
    [
        "NORM",
        "IMI",
        "ILMI",
        "AMI",
        "LVH",
        "LAFB",
        "CRBBB",
        "NDT",
        "PVC",
        "SR",
    ];

    // Rows of the run; the others are discarded.
    private const int OfRun = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_agree_with_a_loop_over_the_recordings()
    {
        var study = Study(seed: 1);
        var evidence = study.Evidence();
        foreach (var code in _codes)
        {
            var (recordings, patients, alarms) = (0, new HashSet<int>(), 0);
            foreach (var row in study.Discarded)
            {
                var isInferior = row.Statements.Any(s => s.Code is "IMI" or "ILMI" or "IPMI" or "IPLMI");
                var counts = row.Statements.Any(s => s.Code == code && s.Likelihood > 0);
                if (row.Use == SpectrumUse.Scored && counts && !isInferior)
                {
                    recordings++;
                    patients.Add(row.PatientId);
                    alarms += row.Probability > evidence.Threshold ? 1 : 0;
                }
            }

            var found = evidence.FalseAlarms.Codes.SingleOrDefault(group => group.Name == code);
            Assert.Equal(recordings, found?.Recordings ?? 0);
            Assert.Equal(patients.Count, found?.Patients ?? 0);
            Assert.Equal(alarms, found?.AtChosen.Count ?? 0);
            Assert.Equal(found is null ? null : _superclassOf.GetValueOrDefault(code), found?.Superclass);
        }
    }

    [Fact]
    public void A_recording_counts_once_in_each_of_its_superclasses()
    {
        var study = Study(seed: 2);
        var evidence = study.Evidence();
        SpectrumRow[] others =
        [
            .. study.Discarded.Where(row => row.Use == SpectrumUse.Scored && !row.Statements.Any(IsInferior)),
        ];
        foreach (var superclass in new[] { "NORM", "MI", "HYP", "CD", "STTC" })
        {
            var expected = others.Count(row => row.Statements.Any(s => s.Superclass == superclass && s.Likelihood > 0));
            Assert.Equal(expected, Superclass(evidence, superclass).Recordings);
        }

        var none = others.Count(row => row.Statements.All(s => s.Superclass is null || s.Likelihood == 0));
        Assert.Equal(none, Superclass(evidence, FalseAlarms.NoSuperclass).Recordings);
        Assert.Equal(others.Length, evidence.FalseAlarms.Discarded.Recordings);
        Assert.Equal(others.Count(row => row.Probability > 0.5), evidence.FalseAlarms.Discarded.AtFixed.Count);
    }

    [Fact]
    public void Sensitivity_counts_test_recordings_and_discarded_ones_of_patients_outside_training()
    {
        var study = Study(seed: 3);
        var evidence = study.Evidence();
        var trained = study.Predictions.Where(p => p.Part != Part.Test).Select(p => p.PatientId).ToHashSet();
        var test = study.Predictions.Where(p => p.Part == Part.Test).DistinctBy(p => p.EcgId).ToArray();
        Assert.Equal(test.Count(p => trained.Contains(p.PatientId)), evidence.TestOfTrainingPatients);
        Assert.True(evidence.TestOfTrainingPatients > 0);
        var all = test.Where(p => !trained.Contains(p.PatientId))
            .Select(p => (Row: study.Table[p.EcgId], p.Probability))
            .Concat(
                study
                    .Discarded.Where(row => row.Use == SpectrumUse.Scored)
                    .Select(row => (Row: study.Table[row.EcgId], Probability: row.Probability!.Value))
            )
            .ToArray();
        foreach (var code in new[] { "IMI", "ILMI", "IPMI", "IPLMI" })
        {
            var with = all.Where(one => one.Row.ScpCodes.Contains(code)).ToArray();
            var found = evidence.Sensitivity.Statements.Single(group => group.Name == code);
            Assert.Equal(with.Length, found.Recordings);
            Assert.Equal(with.Count(one => one.Probability > evidence.Threshold), found.AtChosen.Count);
        }

        Assert.Equal("there are no recordings", evidence.Sensitivity.Statements[^1].AtChosen.Value.Reason);
        var inferior = all.Where(one => one.Row.ScpCodes.Contains("IMI") || one.Row.ScpCodes.Contains("ILMI"))
            .ToArray();
        foreach (var stadium in new[] { "Stadium I", "Stadium III", "unknown" })
        {
            var found = evidence.Sensitivity.Stages.Single(group => group.Name == stadium);
            Assert.Equal(inferior.Count(one => one.Row.InfarctionStadium1 == stadium), found.Recordings);
        }

        Assert.Equal(inferior.Length, evidence.Sensitivity.Stages.Sum(group => group.Recordings));
    }

    [Fact]
    public void A_planted_disease_that_scores_like_an_inferior_infarction_comes_first_and_a_harmless_one_does_not()
    {
        var study = Study(
            seed: 4,
            score: (row, noise) => row.ScpCodes.First is "LAFB" or "IMI" or "ILMI" ? 0.7 + 0.3 * noise : 0.6 * noise
        );
        var evidence = study.Evidence();
        Assert.Equal("LAFB", evidence.FalseAlarms.Most!.Name);
        Assert.True(evidence.FalseAlarms.Most.AtChosen.Value.Value > 0.5);
        var harmless = evidence.FalseAlarms.Codes.Single(group => group.Name == "CRBBB");
        Assert.True(harmless.AtChosen.Interval.Upper < evidence.FalseAlarms.Most.AtChosen.Interval.Lower);
        Assert.Contains(
            SpectrumText.Sentences(evidence),
            sentence => sentence.Contains("LAFB has the most false alarms", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_file_of_discarded_recordings_is_read_back_exactly()
    {
        var study = Study(seed: 5);
        SpectrumFile.Write(_folder["spectrum.csv"], study.Discarded);
        var read = SpectrumFile.Read(_folder["spectrum.csv"]);
        Assert.Equal(study.Discarded.Count, read.Count);
        Assert.All(
            study.Discarded.Zip(read),
            pair =>
            {
                Assert.Equal(pair.First with { Statements = [] }, pair.Second with { Statements = [] });
                Assert.Equal(pair.First.Statements, pair.Second.Statements);
            }
        );
        Assert.Equal(study.Evidence().ToJson(), (study with { Discarded = read }).Evidence().ToJson());
    }

    [Theory]
    [InlineData("1,2,3,scored,,,{'AMI': 100.0},MI", "probability")]
    [InlineData("1,2,3,scored,1.5,,{'AMI': 100.0},MI", "probability")]
    [InlineData("1,2,3,maybe,0.5,,{'AMI': 100.0},MI", "use")]
    [InlineData("1,2,3,scored,0.5,,AMI,MI", "scp_codes")]
    [InlineData("1,2,3,scored,0.5,,{'AMI': 100.0},MI;CD", "superclasses")]
    public void A_damaged_row_is_named_with_its_column(string row, string column)
    {
        File.WriteAllText(
            _folder["spectrum.csv"],
            $"ecg_id,patient_id,strat_fold,use,probability,infarction_stadium1,scp_codes,superclasses\n{row}\n"
        );
        var error = Assert.Throws<TableException>(() => SpectrumFile.Read(_folder["spectrum.csv"]));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains(column, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_each_group_with_its_counts_and_the_reason_for_what_is_missing()
    {
        var evidence = Study(seed: 6).Evidence();
        var json = JsonNode.Parse(evidence.ToJson())!;
        var lafb = evidence.FalseAlarms.Codes.Single(group => group.Name == "LAFB");
        Assert.Equal(lafb.Recordings, (int)json["false_alarms"]!["codes"]!["LAFB"]!["recordings"]!);
        Assert.Equal("CD", (string?)json["false_alarms"]!["codes"]!["LAFB"]!["superclass"]);
        Assert.Equal(
            lafb.AtFixed.Interval.Upper,
            (double)json["false_alarms"]!["codes"]!["LAFB"]!["at_fixed_threshold"]!["upper"]!
        );
        Assert.Null(json["sensitivity"]!["statements"]!["IPMI"]!["at_chosen_threshold"]!["value"]);
        Assert.Equal(
            "there are no recordings",
            (string?)json["reasons"]!["sensitivity.statements.IPMI.at_chosen_threshold.value"]
        );
        Assert.Equal(evidence.Discarded[SpectrumUse.NoSignal], (int)json["recordings"]!["no_signal"]!);
    }

    private static bool IsInferior(SpectrumStatement statement) => statement.Code is "IMI" or "ILMI";

    private static bool IsInferior(PtbXlRow row) => row.ScpCodes.Contains("IMI") || row.ScpCodes.Contains("ILMI");

    private static SpectrumGroup Superclass(SpectrumEvidence evidence, string name) =>
        evidence.FalseAlarms.Superclasses.Single(group => group.Name == name);

    // 300 rows of a run, a third of them in each part, and 500 that it discards; patients have two recordings each.
    private static MadeStudy Study(int seed, Func<PtbXlRow, double, double>? score = null)
    {
        var random = new Random(seed);
        var table = Enumerable.Range(1, 800).Select(id => Row(id, random)).ToDictionary(row => row.EcgId);
        double Score(PtbXlRow row) => score?.Invoke(row, random.NextDouble()) ?? random.NextDouble();
        var predictions = new Predictions(
            table
                .Values.Take(OfRun)
                .Select(row => new Prediction(
                    row.EcgId,
                    row.PatientId,
                    row.StratFold,
                    (Part)(row.EcgId % 3),
                    IsInferior(row) ? Diagnosis.Imi : Diagnosis.Norm,
                    Score(row)
                ))
        );
        SpectrumRow[] discarded =
        [
            .. table
                .Values.Skip(OfRun)
                .Select(row => SpectrumRow.Of(row, (SpectrumUse)Math.Max(0, random.Next(10) - 5), _superclassOf))
                .Select(row =>
                    row.Use == SpectrumUse.Scored ? row with { Probability = Score(table[row.EcgId]) } : row
                ),
        ];
        return new(table, predictions, discarded);
    }

    private static PtbXlRow Row(int id, Random random)
    {
        ScpStatement[] statements =
        [
            .. random
                .GetItems(_codes, 1 + random.Next(3))
                .Distinct()
                .Select(code => new ScpStatement(code, code == "SR" ? 0 : 50 * random.Next(3))),
        ];
        var row = TableRows.Of(id, id <= OfRun ? id % 250 : id / 2, []);
        string?[] stages = ["Stadium I", "Stadium III", "unknown", null];
        return row with { ScpCodes = new(statements), InfarctionStadium1 = stages[random.Next(4)] };
    }

    private sealed record MadeStudy(
        Dictionary<int, PtbXlRow> Table,
        Predictions Predictions,
        IReadOnlyList<SpectrumRow> Discarded
    )
    {
        public SpectrumEvidence Evidence() => SpectrumEvidence.Of(Discarded, Predictions, id => Table[id], 0.95);
    }
}
