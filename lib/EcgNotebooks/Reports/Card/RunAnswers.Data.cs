using EcgNotebooks.Balancing;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Reports.Card;

internal sealed partial class RunAnswers
{
    // SHA-256 of ptbxl_database.csv in PTB-XL 1.0.3, as PhysioNet's SHA256SUMS.txt has it.
    private const string PtbXlTable = "7600de9c1b27d181d850b3c6038a35d7c3ddb6bb33b702e3a20252a6859d216b";

    private static readonly (Diagnosis Label, string Name)[] _classes =
    [
        (Diagnosis.Norm, "Normal"),
        (Diagnosis.Imi, "Inferior infarction"),
    ];

    private static readonly (Part Part, string Name)[] _compared = [(Part.Train, "Training"), (Part.Test, "Test")];

    /// <summary>Where the data come from, as far as the run shows it.</summary>
    public Answer Source =>
        Answer
            .Of(
                $"One table for development and evaluation, in the layout of PTB-XL, with the SHA-256 {Manifest["/TableDigest"]}."
            )
            .And(
                files.Manifest.Simulated
                    ? Answer.Of(
                        $"{Manifest["/Simulated"].As("The recordings are simulated by this program")}; they describe no patients."
                    )
                : IsPtbXl
                    ? Answer.Of(
                        $"{Manifest["/TableDigest"].As("This is the table of PTB-XL 1.0.3")} (Wagner and others, PhysioNet, https://doi.org/10.13026/kfzx-aw45, CC BY 4.0), routine clinical recordings."
                    )
                : Answer.Open(
                    "The table isn't that of PTB-XL 1.0.3 as a whole; whoever made it says where it comes from."
                )
            );

    /// <summary>Whether the data can be had, and from where.</summary>
    public Answer DataAvailability =>
        files.Manifest.Simulated
            ? Answer.Of(
                $"{Manifest["/Simulated"].As("The data are simulated")} and can be made again with 'ecg demo'; the digest of their table is {Manifest["/TableDigest"]}."
            )
            : Source;

    /// <summary>The dates of the recordings.</summary>
    public Answer Dates =>
        Answer.Of(
            $"The selected recordings are dated {Selected.Extreme("recording_date", false)} to {Selected.Extreme("recording_date", true)}; PTB-XL shifts dates by patient. There is no follow-up, because the outcome is read from the same ECG."
        );

    /// <summary>Sites and devices.</summary>
    public Answer Setting =>
        Answer
            .Of(
                $"The selected recordings come from {Selected.Different("site")} numbered sites; different devices: {Selected.Different("device")}."
            )
            .But(
                "The table doesn't say where the sites are or which kind of care they give; the dataset's publication does."
            );

    /// <summary>Which recordings are selected.</summary>
    public Answer Eligibility =>
        Answer.Of(
            $"Recordings without burst noise, electrode problems and extra beats whose first statement is NORM or {InferiorCodes}; {Drawing}{Certainty}. Every other recording is left out. {Selected.Rows()} rows of {Selected.Different("patient_id")} patients were selected."
        );

    /// <summary>Whether the recordings stand for those that a user would have.</summary>
    public Answer Representative =>
        Answer.Of(
            $"The rows aren't representative: they hold only {Recordings.Count(null, Diagnosis.Norm)} normal recordings and {Recordings.Count(null, Diagnosis.Imi)} with an inferior infarction; recordings with any other finding, and those with noise, are left out ({Manifest["/Recipe/Labelling/Rule"].As("the first statement decides")}), so the share of infarctions and the difficulty aren't those of a clinic."
        );

    /// <summary>How many recordings, patients and events are in each part.</summary>
    public Answer Flow =>
        Answer
            .Of(
                $"{Selected.Rows()} rows selected, {Balanced.Rows(("synthetic", "False"))} of them labelled; {Balanced.Rows()} after balancing, of which {Balanced.Rows(("synthetic", "True"))} were added."
            )
            .And(Together(_parts.Select(InPart)));

    /// <summary>Age, sex and certainty of the recordings by class.</summary>
    public Answer Characteristics =>
        Together(
            _classes.Select(c =>
                Answer.Of(
                    $"{Fact.Words(c.Name)}: {Recordings.Count(null, c.Label)} recordings, median age {Recordings.MedianAge(null, c.Label)}, {Recordings.Women(null, c.Label)} of women, {Recordings.Validated(null, c.Label)} validated by a person, {Recordings.Certain(null, c.Label)} with a first statement of likelihood 100 %."
                )
            )
        );

    /// <summary>The training rows beside the test rows.</summary>
    public Answer TrainingAgainstTest =>
        Together(
            _compared.Select(p =>
                Answer.Of(
                    $"{Fact.Words(p.Name)}: {Recordings.Count(p.Part)} recordings, {Recordings.Count(p.Part, Diagnosis.Imi)} with an inferior infarction, median age {Recordings.MedianAge(p.Part)}, {Recordings.Women(p.Part)} of women, {Recordings.Validated(p.Part)} validated by a person."
                )
            )
        );

    /// <summary>The outcome and how it is determined.</summary>
    public Answer Outcome =>
        Answer
            .Of(
                $"Inferior infarction against normal ECG, from the first statement in {Selected.Column("scp_codes")} ({InferiorCodes} against NORM), that is, a reading of the same ECG at the same time."
            )
            .And(PermutesLabels ? PermutedLabels.And(Certainties) : Certainties);

    /// <summary>How certain the labels are.</summary>
    public Answer Certainties =>
        Answer.Of(
            $"Of {Recordings.Count(null, Diagnosis.Imi)} recordings labelled as inferior infarction, {Recordings.Certain(null, Diagnosis.Imi)} have a likelihood of 100 % and {Recordings.Validated(null, Diagnosis.Imi)} were validated by a person."
        );

    /// <summary>Who determined the outcome.</summary>
    public Answer Assessors =>
        Answer
            .Of(
                $"{Recordings.Validated()} of {Recordings.Count()} recordings were validated by a person, with different readers' numbers: {Selected.Different("validated_by")}."
            )
            .But("The table doesn't say who the readers are; the dataset's publication does.");

    /// <summary>Whether the outcome was determined without the predictors.</summary>
    public Answer OutcomeBlinding =>
        Answer.Of(
            $"No blinding is possible: the label in {Selected.Column("scp_codes")} is a reading of the very ECG that the network sees, not of an independent test such as imaging or troponin."
        );

    /// <summary>States how many values are missing in the table.</summary>
    public Answer MissingValues =>
        Answer.Of(
            $"The network needs the signal alone, and every row of the split has a prediction ({Predicted.Rows()} of {files.Table("split.csv").Rows()}). In the table, {Selected.Without("age")} of {Selected.Rows()} selected rows have no age, {Selected.Without("sex")} no sex, {Selected.Without("height")} no height and {Selected.Without("weight")} no weight; body mass groups leave those rows out."
        );

    /// <summary>Missing values by class.</summary>
    public Answer MissingByClass =>
        Answer.Of(
            $"No signal is missing. Age is missing in {Recordings.Without("age", row => row.Age is null, Diagnosis.Norm)} of {Recordings.Count(null, Diagnosis.Norm)} normal recordings and {Recordings.Without("age", row => row.Age is null, Diagnosis.Imi)} of {Recordings.Count(null, Diagnosis.Imi)} with an infarction; weight in {Recordings.Without("weight", row => row.Weight is null, Diagnosis.Norm)} and {Recordings.Without("weight", row => row.Weight is null, Diagnosis.Imi)}."
        );

    /// <summary>How class imbalance is treated.</summary>
    public Answer Imbalance => Answer.Of($"{Drawn}; then {Balancing}. {Calibration}");

    /// <summary>How the rows are divided.</summary>
    public Answer Partition => Answer.Of($"Split by {SplitUnit}.").And(Flow);

    /// <summary>Whether classes were made equal by drawing.</summary>
    public bool DrawsEqualCounts => Recipe.Selection.DrawEqualCounts;

    /// <summary>Whether the labels are permuted, as a control.</summary>
    public bool PermutesLabels => Recipe.Labelling.PermutedBy is not null;

    /// <summary>Whether any method for class imbalance was used.</summary>
    public bool Balances => Recipe.BalancingMethod != BalancingMethod.None;

    /// <summary>The share of recordings of a class whose report a person validated.</summary>
    public double Validated(Diagnosis label) => Recordings.ValidatedShare(null, label);

    /// <summary>The share of recordings of a part whose report a person validated.</summary>
    public double Validated(Part part) => Recordings.ValidatedShare(part);

    private bool IsPtbXl => files.Manifest.TableDigest == PtbXlTable;

    private Fact InferiorCodes =>
        Recipe.Labelling.InferiorFamily is { Count: > 0 } family
            ? Manifest["/Recipe/Labelling/Rule"].As(string.Join(", ", family))
            : Manifest["/Recipe/Labelling/Rule"].As("IMI");

    private Fact Drawing =>
        Manifest["/Recipe/Selection/DrawEqualCounts"]
            .As(DrawsEqualCounts ? "as many of each class are drawn at random" : "all such rows are taken");

    private Fact Drawn =>
        Manifest["/Recipe/Selection/DrawEqualCounts"]
            .As(
                DrawsEqualCounts
                    ? "Equal counts of both classes are drawn from the table"
                    : "The classes are taken as they are in the table"
            );

    private Fact Certainty
    {
        get
        {
            string[] rules =
            [
                .. Recipe.Selection.MinLikelihood is { } least
                    ? [FormattableString.Invariant($", with a likelihood of at least {least} %")]
                    : (string[])[],
                .. Recipe.Selection.ValidatedOnly ? [", validated by a person"] : (string[])[],
            ];
            return Manifest["/Recipe/Selection/DrawEqualCounts"].As(string.Concat(rules));
        }
    }

    private Answer PermutedLabels =>
        Answer.Of(
            $"The labels are permuted over the patients (seed {Manifest["/Recipe/Labelling/PermutedBy"]}), as a control: nothing can be learned from them."
        );

    private Fact Balancing =>
        Manifest["/Recipe/BalancingRule"]
            .As(
                Recipe.BalancingMethod switch
                {
                    BalancingMethod.None => "no method against imbalance is used",
                    BalancingMethod.ClassWeights => "both classes have the same weight in the loss",
                    BalancingMethod.SmoteOnWaveforms =>
                        "waveforms of the smaller class are interpolated while training",
                    BalancingMethod.Oversampling => $"rows of the smaller class are repeated {Where}",
                    _ => $"SMOTE-NC on identifiers repeats recordings of the smaller class {Where}",
                }
            );

    private string Where => Recipe.BalancesTrainOnly ? "in the training part" : "in the whole table before the split";

    private Fact Calibration =>
        Manifest["/Recipe/BalancingRule"]
            .As(
                Balances || DrawsEqualCounts
                    ? "The predictions are not recalibrated to a prevalence; a temperature from the validation rows is reported beside them."
                    : "Nothing is recalibrated."
            );

    private Fact SplitUnit =>
        Manifest["/Recipe/SplitRule"]
            .As(
                Recipe.SplitRule switch
                {
                    SplitRule.Rows => "single rows at random",
                    SplitRule.Patients => "patients at random",
                    _ => "PTB-XL's folds, in which a patient is in one fold",
                }
            );

    private Answer InPart(Part part)
    {
        var name = PredictionsFile.PartName(part);
        return Answer.Of(
            $"{Leaks.Rows(part).As(Capital(name))}: {Predicted.Rows(("part", name))} rows of {Predicted.Different("patient_id", ("part", name))} patients, {Predicted.Rows(("part", name), ("label", "1"))} labelled as inferior infarction and {Predicted.Rows(("part", name), ("label", "0"))} as normal."
        );
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
