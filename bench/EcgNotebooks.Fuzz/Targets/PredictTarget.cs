using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Networks;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests <c>ecg predict</c> with a model, its metrics and a recording.</summary>
internal sealed class PredictTarget : ITarget
{
    public string Name => "predict";

    public string About => "a model with its metrics.json and a recording, as read by 'ecg predict'";

    public int Share => 8;

    public IReadOnlyList<string> Words { get; } =
    [
        "null",
        "\\\"Leads\\\":[]",
        "\\\"Leads\\\":null",
        "\\\"Leads\\\":[null]",
        "\\\"Samples\\\":2000000000",
        "\\\"SamplingRateHz\\\":0",
        "\\\"Order\\\":100000",
        "\\\"CutoffHz\\\":1e308",
        "input_length",
        "2147483647",
        "\"threshold\": \"x\"",
        "\"tested\": []",
        "16",
        "0(0)",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var run = RunSamples.Of(data).Files;
        return
        [
            With(data, run, new SignalOptions { Samples = 40 }),
            With(
                data,
                run,
                new SignalOptions
                {
                    Samples = 40,
                    Filter = new() { Order = 2 },
                }
            ),
        ];
    }

    public void Read(string folder)
    {
        using var predictor = Predictor.Load(Path.Combine(folder, "last.safetensors"));
        var prediction = predictor.Predict(Path.Combine(folder, "r"));
        InvariantException.ThrowUnless(
            prediction.Probability is >= 0 and <= 1,
            "a probability is outside the range from 0 to 1"
        );
        _ = prediction.ToJson();
    }

    private static Sample With(string data, IReadOnlyDictionary<string, byte[]> run, SignalOptions input)
    {
        var folder = Path.Combine(data, input.Filter is null ? "predict" : "predict-filtered");
        using (var network = new EcgCnn(new() { InputLength = input.Samples }))
        {
            var weights = network.Weights.Select(weight => weight.ToArray()).ToArray();
            WeightsFile
                .Create(network, weights, "digest", 1, input.ToJson())
                .Write(Path.Combine(folder, "last.safetensors"));
        }

        double[] wave = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i / 4.0))];
        WfdbWriter.Write(Path.Combine(folder, "r"), new EcgRecord("r", 500, [new EcgSignal("I", "mV", wave)]));
        return Sample.OfFolder(folder).With("metrics.json", run["cnn/metrics.json"]) with
        {
            Harmed = ["last.safetensors", "metrics.json", "r.hea", "r.dat"],
        };
    }
}
