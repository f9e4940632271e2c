using System.Globalization;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Safetensors;

namespace EcgNotebooks.Reports.Card;

internal sealed partial class RunAnswers
{
    private long? _weights;

    /// <summary>Describes the type of the model.</summary>
    public Answer ModelType =>
        Answer.Of(
            $"{Network}, {Metrics["/network"].As(files.Network == NetworkKind.Cnn ? "a convolutional network" : "a convolutional and recurrent network")} with dropout {Manifest.Exact($"{NetworkOptions}/Dropout")} and {WeightCount} numbers in its weights; input {Leads} of {Manifest.Exact("/Recipe/Signal/Samples")} samples at {Manifest.Exact("/Recipe/Signal/SamplingRateHz")} Hz."
        );

    /// <summary>How it was trained.</summary>
    public Answer Training =>
        Answer.Of(
            $"Adam with a learning rate of {Manifest.Exact($"{TrainingOptions}/LearningRate")} and batches of {Manifest.Exact($"{TrainingOptions}/BatchSize")}, {History.Rows()} epochs{Stopped}, seed {Manifest.Exact($"{TrainingOptions}/Seed")}; {TestedWeights}."
        );

    /// <summary>How options were chosen.</summary>
    public Answer Tuning =>
        Answer.Of(
            $"The run searches no options: they are those of its recipe, {Manifest["/Recipe/Name"]} (learning rate {Manifest.Exact($"{TrainingOptions}/LearningRate")}, batch size {Manifest.Exact($"{TrainingOptions}/BatchSize")}, dropout {Manifest.Exact($"{NetworkOptions}/Dropout")}). What was tried before the recipe was fixed is in no file."
        );

    /// <summary>Which weights are tested.</summary>
    public Answer Checkpoint => Answer.Of($"{TestedWeights.As(Capital(TestedWeights.Text))}.");

    /// <summary>Describes the predictors, which are the network's input.</summary>
    public Answer Predictors =>
        Answer.Of(
            $"The signal of {Leads}, {Manifest.Exact("/Recipe/Signal/Samples")} samples at {Manifest.Exact("/Recipe/Signal/SamplingRateHz")} Hz in mV, {Filter}{Beats}. Age, sex and all other columns of the table are not inputs."
        );

    /// <summary>How the signal is prepared.</summary>
    public Answer Preprocessing =>
        Answer.Of(
            $"The same for every recording: {Leads} in mV, the first {Manifest.Exact("/Recipe/Signal/Samples")} samples at {Manifest.Exact("/Recipe/Signal/SamplingRateHz")} Hz, {Filter}, without any other scaling{Beats}. Values stay continuous. A recording of another rate or length, or whose checksum is wrong, ends the command."
        );

    /// <summary>Describes the output and how the threshold is chosen.</summary>
    public Answer Output =>
        Answer.Of(
            $"A probability of inferior infarction. Probabilities above {Metrics["/tested/test/at_searched_threshold/threshold"]} count as infarction: the threshold from 0 to 1 with most right minus wrong answers on the {Metrics["/tested/test/at_searched_threshold/chosen_on"]} rows{ThresholdFlaw}. The threshold from the validation rows is {Evidence["/at_chosen_threshold/threshold"]}."
        );

    /// <summary>The model as a file.</summary>
    public Answer ModelFile =>
        Answer.Of(
            $"The weights with their options are in {Bundle[$"/Files/{Metrics["/tested/weights"].Text}.safetensors"].As(files.InFolder($"{Metrics["/tested/weights"].Text}.safetensors"))}, SHA-256 {Bundle[$"/Files/{Metrics["/tested/weights"].Text}.safetensors"]}; 'ecg predict --model FILE --input RECORDING' gives the probability of a recording."
        );

    /// <summary>How predictions are made again.</summary>
    public Answer PredictionMethod =>
        Answer.Of(
            $"By the forward pass of the {Metrics["/tested/weights"]} weights; the probability of each of {Predicted.Rows()} rows is in the file, and 'ecg verify RUN' computes every number from it again."
        );

    /// <summary>The identity of the code.</summary>
    public Answer Code =>
        Answer
            .Of($"The predictions were made by code with the digest {Bundle["/Code"]}.")
            .But("The author adds where the code of this digest is published.");

    /// <summary>How the results are made again.</summary>
    public Answer Reproduction =>
        Answer.Of(
            $"recipe.json holds every option, with the digest {Manifest["/RecipeDigest"]}; 'ecg process', 'ecg train' and 'ecg evaluate' make the run again, and {Fact.OfProgram("'ecg verify RUN'", "ecg verify")} computes all tables and figures from the predictions and names each number that differs."
        );

    /// <summary>Describes how poor input is handled.</summary>
    public static Answer PoorInput =>
        Answer.OfProgram(
            "'ecg predict' refuses a recording that lacks a lead, is too short, flat, full of gaps, or has values that no ECG has in mV; another rate or unit is converted, which is said.",
            "ecg predict"
        );

    /// <summary>Whether more numbers are fitted than there are training rows.</summary>
    public bool HasMoreWeightsThanRows => Weights > files.Split.Split.Train.Count;

    /// <summary>The filter, which the published recipe computes and doesn't use.</summary>
    private Fact Filter =>
        Recipe.Signal.Filter is { } filter
            ? Manifest
                .Exact("/Recipe/Signal/Filter/CutoffHz")
                .As(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"filtered forward and backward ({Name(filter.Kind)} Butterworth of order {filter.Order}, {filter.CutoffHz} Hz{(filter.UpperCutoffHz is { } upper ? $" to {upper} Hz" : "")})"
                    )
                )
            : Manifest.Exact("/Recipe/Signal/Samples").As("unfiltered");

    private Fact Beats =>
        Recipe.Signal.Beats is { } beats
            ? Manifest
                .Exact("/Recipe/Signal/Beats/PerRecording")
                .As(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"; a row is a single beat, {beats.Samples} samples around its R peak, and each recording gives {beats.PerRecording}"
                    )
                )
            : Manifest.Exact("/Recipe/Signal/Samples").As("");

    private Fact Leads =>
        Manifest
            .Exact("/Recipe/Signal/Leads/0")
            .As($"{(Recipe.Signal.Leads.Count == 1 ? "lead" : "leads")} {string.Join(", ", Recipe.Signal.Leads)}");

    private Fact TestedWeights =>
        Metrics["/tested/weights"]
            .As(
                Recipe.TestsBestCheckpoint
                    ? "the weights of the epoch with the best validation accuracy are tested"
                    : "the weights after the last epoch are tested, although the best on validation are kept"
            );

    private Fact Stopped
    {
        get
        {
            if (files.Training is not { IsUnfinished: true, PlannedEpochs: { } planned })
            {
                return Fact.Words("");
            }

            var text = planned.ToString(CultureInfo.InvariantCulture);
            var source = new CardSource(files.InFolder("state.safetensors"), "planned_epochs in the metadata", text);
            return Fact.Of(text, source).As($" (the training was stopped before the {text} that it was started for)");
        }
    }

    private Fact ThresholdFlaw =>
        Metrics["/tested/test/at_searched_threshold/chosen_on"]
            .As(ThresholdIsFromTest ? ", which are the rows that the results are reported for" : "");

    private Fact WeightCount
    {
        get
        {
            var text = Weights.ToString(CultureInfo.InvariantCulture);
            return Fact.Of(text, new(files.InFolder("best.safetensors"), "numbers in all arrays", text));
        }
    }

    private long Weights =>
        _weights ??= SafetensorsFile.Read(files.Folder.Best).Arrays.Sum(array => (long)array.Values.Length);

    private TableFacts History => files.Table(files.InFolder("history.csv"));

    private string NetworkOptions => files.Network == NetworkKind.Cnn ? "/Recipe/Cnn" : "/Recipe/Crnn";

    private string TrainingOptions => $"{NetworkOptions}Training";

    private static string Name(FilterKind kind) =>
        kind switch
        {
            FilterKind.HighPass => "high-pass",
            FilterKind.LowPass => "low-pass",
            FilterKind.BandPass => "band-pass",
            _ => "band-stop",
        };
}
