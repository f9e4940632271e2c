using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Signals;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Networks that were saved by hand, as a program outside the project does, and predict from their file.</summary>
public sealed class PredictorTests : IDisposable
{
    private const int Samples = 500;
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly SignalOptions _threeLeads = new() { Leads = [Lead.I, Lead.II, Lead.V1], Samples = Samples };

    private readonly TemporaryFolder _folder = new();

    private string Model => _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_network_of_three_leads_gives_the_same_predictions()
    {
        using var network = Network();
        ModelFile.Save(Model, network, _threeLeads);
        using var predictor = Predictor.Load(Model);
        Assert.Equal(Expected(network), predictor.Predict(Recording(), 500).Probability);
    }

    [Fact]
    public void A_recording_in_memory_is_predicted_as_the_same_one_in_a_file()
    {
        using var network = Network();
        ModelFile.Save(Model, network, _threeLeads);
        using var predictor = Predictor.Load(Model);
        var record = EcgCsv.Read(Recording(), [Lead.V1, Lead.I, Lead.II], 500);
        Assert.Equal(Expected(network), predictor.Predict(record).Probability);
        var slow = predictor.Predict(record with { SamplingRateHz = 250, Name = "slow" });
        Assert.Equal(["resampled from 250 Hz to 500 Hz", "took the first 1 s of 2 s"], slow.Preparation);
        var lacking = record with { Signals = [.. record.Signals.Take(2)] };
        Assert.Contains("no lead II", Assert.Throws<EcgException>(() => predictor.Predict(lacking)).Problem, Ordinal);
    }

    [Fact]
    public void The_signal_of_a_saved_network_comes_back_and_has_to_fit_it()
    {
        using var network = Network();
        ModelFile.Save(Model, network, _threeLeads);
        var loaded = ModelFile.Load(Model);
        using var again = loaded.Network;
        Assert.Equal(_threeLeads.Leads, loaded.Signal!.Leads);
        Assert.Equal(_threeLeads.ToJson(), again.Signal!.ToJson());
        var two = _threeLeads with { Leads = [Lead.I, Lead.II] };
        Assert.Throws<ArgumentException>(() => ModelFile.Save(Model, network, two));
    }

    [Fact]
    public void A_network_keeps_its_leads_when_loaded_and_saved_again()
    {
        using var network = Network();
        ModelFile.Save(Model, network, _threeLeads);
        using (var loaded = ModelFile.Load(Model).Network)
        {
            ModelFile.Save(_folder["again.safetensors"], loaded);
        }

        Assert.Equal(File.ReadAllBytes(Model), File.ReadAllBytes(_folder["again.safetensors"]));
        using var predictor = Predictor.Load(_folder["again.safetensors"]);
        Assert.Equal(Expected(network), predictor.Predict(Recording(), 500).Probability);
    }

    [Fact]
    public void A_trained_network_stores_the_leads_of_its_training()
    {
        using var network = Network();
        var examples = TestExamples.Bumps(8, Samples, channels: 3);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 4 };
        var folder = new CheckpointFolder(_folder["run"], Input: _threeLeads.ToJson());
        new Trainer(options).Fit(network, examples, examples, folder, cancellation: Cancellation);
        ModelFile.Save(Model, network);
        using var predictor = Predictor.Load(Model);
        Assert.Equal(Expected(network), predictor.Predict(Recording(), 500).Probability);
    }

    [Fact]
    public void A_file_without_leads_is_refused_unless_they_are_given()
    {
        using var network = Network();
        ModelFile.Save(Model, network);
        var error = Assert.Throws<EcgException>(() => Predictor.Load(Model));
        Assert.Contains("3 leads of 500 samples, and doesn't say which", error.Problem, StringComparison.Ordinal);
        Assert.Contains("SignalOptions", error.Remedy, StringComparison.Ordinal);
        using var predictor = Predictor.Load(Model, signal: _threeLeads);
        Assert.Equal(Expected(network), predictor.Predict(Recording(), 500).Probability);
    }

    [Fact]
    public void Leads_that_contradict_the_file_or_the_network_are_refused()
    {
        using var network = Network();
        ModelFile.Save(Model, network);
        Assert.Contains("not 500 samples of I at", Refused(new() { Samples = Samples }), StringComparison.Ordinal);
        ModelFile.Save(Model, network, _threeLeads);
        var other = _threeLeads with { Leads = [Lead.I, Lead.II, Lead.V2] };
        Assert.Contains("samples of I, II, V1 at 500 Hz", Refused(other), StringComparison.Ordinal);
        Predictor.Load(Model, signal: _threeLeads).Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static EcgCnn Network() => new(new() { InputLength = Samples, Channels = 3 }, seed: 5);

    private string Refused(SignalOptions signal) =>
        Assert.Throws<EcgException>(() => Predictor.Load(Model, signal: signal)).Problem;

    // The columns stand in another order than the network's channels.
    private string Recording()
    {
        var path = _folder["recording.csv"];
        var rows = Enumerable.Range(0, Samples).Select(i => FormattableString.Invariant($"{V1(i)},{I(i)},{II(i)}"));
        File.WriteAllLines(path, ["V1,I,II", .. rows]);
        return path;
    }

    private static double Expected(Classifier network) =>
        network.Predict(new ArrayExamples([Channels()], [0], 3), cancellation: Cancellation)[0];

    private static double I(int i) => Math.Round(Math.Sin(i / 7.0), 3);

    private static double II(int i) => Math.Round(Math.Cos(i / 11.0), 3);

    private static double V1(int i) => Math.Round(Math.Sin(i / 3.0) / 2, 3);

    private static float[] Channels() => [.. Each(I), .. Each(II), .. Each(V1)];

    private static IEnumerable<float> Each(Func<int, double> lead) =>
        Enumerable.Range(0, Samples).Select(i => (float)lead(i));
}
