namespace EcgNotebooks.Reports.Card;

internal sealed partial class RunAnswers
{
    /// <summary>Whether the threshold was chosen on the rows that the results are reported for.</summary>
    public bool ThresholdIsFromTest =>
        files.Predictions.Count > 0
        && Metrics["/tested/test/at_searched_threshold/chosen_on"].Text == Metrics["/tested/test/part"].Text;

    /// <summary>Whether anything about the test rows reached training or the choice of the threshold.</summary>
    public bool Leaked => Leaks.SharesRecordings || Leaks.SharesPatients || Leaks.BalancesTest || ThresholdIsFromTest;

    /// <summary>Every kind of leakage that the leak guard looks for, with the rows that it found.</summary>
    public Answer Leakage => Dependence.And(BalancedBeforeSplit).And(ThresholdSource);

    /// <summary>Recordings and patients in more than one part.</summary>
    public Answer Dependence =>
        Answer.Of(
            $"{Leaks.TestRecordingsInTrain} of {Leaks.Rows(Part.Test)} test rows are also training recordings, {Leaks.TestPatientsInTrain} belong to a patient who is also in the training part, and {Leaks.ValidationPatientsInTrain} of {Leaks.Rows(Part.Validation)} validation rows do; {Recordings.PatientsInBoth(Part.Train, Part.Test)} patients are in both.{DependenceFlaw}"
        );

    /// <summary>Rows outside the training part that balancing used.</summary>
    public Answer BalancedBeforeSplit =>
        Answer.Of(
            $"{Leaks.TestRowsBalanced} of {Leaks.Rows(Part.Test)} test rows were added by balancing or used for it.{BalancingFlaw}"
        );

    /// <summary>Where the threshold comes from.</summary>
    public Answer ThresholdSource =>
        Answer.Of(
            $"The recipe chooses its threshold on the {Metrics["/tested/test/at_searched_threshold/chosen_on"]} rows and reports the results of the {Metrics["/tested/test/part"]} rows.{ThresholdBias}"
        );

    /// <summary>Whether the inputs are legitimate.</summary>
    public Answer Inputs =>
        Answer.Of(
            $"The only input is the signal of {Leads}, which is there before anybody reads it; identifiers, dates and statements are no inputs. The label is a reading of the same ECG ({Selected.Column("scp_codes")}), so the network learns to repeat that reading."
        );

    /// <summary>States the limitations of the results.</summary>
    public Answer Limitations
    {
        get
        {
            Answer[] flaws =
            [
                .. PermutesLabels ? [PermutedLabels] : (Answer[])[],
                .. Leaks.SharesRecordings || Leaks.SharesPatients ? [Dependence] : (Answer[])[],
                .. Leaks.BalancesTest ? [BalancedBeforeSplit] : (Answer[])[],
                .. ThresholdIsFromTest ? [ThresholdSource] : (Answer[])[],
            ];
            return Together([.. flaws, Size, Representative, OutcomeBlinding, ExternalValidity]);
        }
    }

    /// <summary>Whether results from elsewhere exist.</summary>
    public Answer ExternalValidity =>
        Answer.Of($"Nothing outside of one table was evaluated (SHA-256 {Manifest["/TableDigest"]}){Simulation}.");

    /// <summary>Where the results aren't expected to hold.</summary>
    public Answer Contexts => Expected.And(OtherFindings);

    /// <summary>How often recordings with other findings are taken for an infarction, where they were scored.</summary>
    public Answer OtherFindings =>
        Answer
            .Of(
                $"Of the recordings that the recipe discards, {FalseAlarms("/false_alarms/discarded")} are taken for an inferior infarction, beside {FalseAlarms("/false_alarms/test")} of the normal test recordings."
            )
            .And(
                Together([
                    Answer.Of($"By superclass of the diagnosis:"),
                    .. Spectrum.Names("/false_alarms/superclasses").Select(Superclass),
                ])
            );

    private Answer Expected =>
        Answer.Of(
            $"They aren't expected to hold where people have findings other than the two classes, where inferior infarctions are rarer than {Evidence["/prevalence"]} of the recordings, for leads other than {Leads}, or for other recorders and sites than those of the selected recordings (different devices: {Selected.Different("device")}); they are no basis for a diagnosis anywhere."
        );

    private Answer Superclass(string name)
    {
        var at = $"/false_alarms/superclasses/{JsonFacts.Escaped(name)}";
        return Answer.Of($"{Fact.Words(name)} {FalseAlarms(at)} of {Spectrum[$"{at}/recordings"]};");
    }

    private EstimateFact FalseAlarms(string group) => Interval(Spectrum, $"{group}/at_chosen_threshold");

    private Answer Size =>
        Answer.Of(
            $"The test part has {Evidence["/rows"]} rows of {Evidence["/patients"]} patients, so that the ROC AUC is known only to lie within {Evidence["/scores/roc_auc/lower"]} to {Evidence["/scores/roc_auc/upper"]}."
        );

    private Fact DependenceFlaw =>
        Fact.Words(
            Leaks.SharesRecordings
                ? " The network has learned recordings that it is tested on, so the results are too good."
            : Leaks.SharesPatients ? " Patients whom the network has learned are tested, so the results are too good."
            : ""
        );

    private Fact BalancingFlaw =>
        Fact.Words(
            Leaks.BalancesTest
                ? " Balancing before the split lets copies of a recording fall into different parts, and changes the prevalence of the test rows."
                : ""
        );

    private Fact ThresholdBias =>
        Fact.Words(
            ThresholdIsFromTest
                ? " The accuracy at this threshold is too good; evidence.json has that at the threshold from the validation rows."
                : ""
        );

    private Fact Simulation =>
        files.Manifest.Simulated ? Manifest["/Simulated"].As(", and its recordings are simulated") : Fact.Words("");
}
