using EcgNotebooks.Experiments;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Signals;
using EcgNotebooks.Tests.Networks.Onnx;
using EcgNotebooks.Training;

namespace EcgNotebooks.Onnx.Tests;

/// <summary>ONNX Runtime gives the probabilities of this library's own networks.</summary>
public sealed class OnnxParityTests : IDisposable
{
    private const int Recordings = 75;
    private const double LargestDifference = 1e-5;

    private static readonly Lead[] _twelve = [.. Lead.All];

    private readonly TemporaryFolder _folder = new();

    private string File => _folder["network.onnx"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cnn", 1, OnnxForm.OneDimensional)]
    [InlineData("cnn", 1, OnnxForm.HeightOne)]
    [InlineData("cnn", 12, OnnxForm.OneDimensional)]
    [InlineData("crnn", 1, OnnxForm.OneDimensional)]
    [InlineData("crnn", 1, OnnxForm.HeightOne)]
    [InlineData("crnn", 3, OnnxForm.HeightOne)]
    public void On_75_real_recordings_the_probabilities_differ_by_at_most_a_hundred_thousandth(
        string name,
        int leads,
        OnnxForm form
    )
    {
        var signal = new SignalOptions { Leads = _twelve[..leads] };
        var recordings = Real();
        var examples = RealExamples(recordings, signal);
        using var network = Trained(name, signal, examples);
        ModelFile.ToOnnx(File, network, new() { Form = form });

        using var onnx = OnnxClassifier.Load(File);
        var (expected, actual) = (Probabilities(network, examples), Probabilities(onnx, examples));
        var difference = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}, {leads} leads, {form}: largest difference {difference:E2}; probabilities {expected.Min():F4} to {expected.Max():F4}"
        );
        Assert.Equal(Recordings, expected.Length);
        Assert.InRange(difference, 0, LargestDifference);
        // Probabilities that are all the same, or all 0 or 1, would agree whatever the graph computes.
        Assert.InRange(expected.Max() - expected.Min(), 0.001, 1);
    }

    [Fact]
    public void A_recording_is_prepared_as_the_file_says()
    {
        var signal = new SignalOptions { Leads = [Lead.II, Lead.V1], Filter = Recipe.Published.Filter };
        var recordings = Real();
        using var network = OnnxNetworks.Create("cnn", signal.Leads.Count, signal.Samples);
        network.Input = signal.ToJson();
        ModelFile.ToOnnx(File, network, new() { Threshold = 0.25 });
        using var own = Predictor.Of(network);
        var onnx = OnnxClassifier.Load(File);
        using var predictor = Predictor.Of(onnx, onnx.Threshold);
        Assert.Equal(0.25, predictor.Threshold);
        foreach (var recording in recordings.Take(5))
        {
            var (expected, actual) = (own.Predict(recording), predictor.Predict(recording));
            Assert.Equal(expected.Preparation, actual.Preparation);
            Assert.Equal(expected.Probability, actual.Probability, LargestDifference);
        }
    }

    [Theory]
    [InlineData("cnn", 20)]
    [InlineData("crnn", 12)]
    [InlineData("crnn", 103)]
    public void Short_inputs_of_several_leads_give_the_same(string name, int samples)
    {
        using var network = OnnxNetworks.Create(name, 4, samples);
        var random = new RandomNumbers.NumPyRandomState(9);
        var signals = Enumerable.Range(0, 70).Select(_ => random.Uniform(4 * samples).Select(x => (float)x).ToArray());
        var examples = new ArrayExamples([.. signals], new int[70], channels: 4);
        foreach (var form in Enum.GetValues<OnnxForm>())
        {
            ModelFile.ToOnnx(File, network, new() { Form = form });
            using var onnx = OnnxClassifier.Load(File, threads: 1);
            Assert.All(
                Probabilities(network, examples).Zip(Probabilities(onnx, examples)),
                pair => Assert.Equal(pair.First, pair.Second, LargestDifference)
            );
        }
    }

    [Fact]
    public void Examples_of_another_shape_are_refused()
    {
        using var network = OnnxNetworks.Create("cnn", 2, 100);
        ModelFile.ToOnnx(File, network);
        using var onnx = OnnxClassifier.Load(File);
        var examples = new ArrayExamples([new float[99]], [0], channels: 1);
        var error = Assert.Throws<EcgException>(() => Probabilities(onnx, examples));
        Assert.Contains("expects 2 of 100", error.Problem, StringComparison.Ordinal);
    }

    private static double[] Probabilities(IClassifier network, IExamples examples) =>
        network.Predict(examples, batchSize: 32, TestContext.Current.CancellationToken);

    private static string[] Real()
    {
        string[] all =
        [
            .. Directory
                .GetFiles(SharedData.Subset, "*_hr.hea", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Take(Recordings),
        ];
        Assert.SkipWhen(all.Length < Recordings, $"{SharedData.Subset}: fewer than {Recordings} recordings");
        return all;
    }

    private static ArrayExamples RealExamples(string[] recordings, SignalOptions signal)
    {
        var signals = recordings.Select(path =>
        {
            var record = Formats.Wfdb.WfdbRecord.Read(path[..^".hea".Length]);
            return signal.Leads.SelectMany(lead => record[lead].Samples.Take(signal.Samples)).Select(x => (float)x);
        });
        return new([.. signals.Select(s => s.ToArray())], [.. recordings.Select((_, i) => i % 2)], signal.Leads.Count);
    }

    // One epoch, so that weights, biases and moving statistics aren't the initial ones. The CRNN's statistics settle at once.
    private static Classifier Trained(string name, SignalOptions signal, IExamples examples)
    {
        var (channels, samples) = (signal.Leads.Count, signal.Samples);
        Classifier network =
            name == "cnn"
                ? new EcgCnn(new() { Channels = channels, InputLength = samples }, seed: 1)
                : new EcgCrnn(
                    new()
                    {
                        Channels = channels,
                        InputLength = samples,
                        NormalizationMomentum = 0.5,
                    },
                    seed: 1
                );
        var options = name == "cnn" ? TrainingOptions.Cnn : TrainingOptions.Crnn;
        new Trainer(options with { Epochs = 1, BatchSize = 16, LearningRate = 1e-3 }).Fit(
            network,
            examples,
            examples,
            cancellation: TestContext.Current.CancellationToken
        );
        return network;
    }
}
