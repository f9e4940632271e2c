namespace EcgNotebooks.Tests.Signals.Beats;

/// <summary>Counts detected, missed and false beats of recordings whose beats are known.</summary>
internal sealed class DetectionScore
{
    public int Beats { get; private set; }

    private int Found { get; set; }

    private int Detected { get; set; }

    private int True { get; set; }

    private double _farthest;

    public double Sensitivity => (double)Found / Beats;

    public double PositivePredictivity => (double)True / Detected;

    /// <summary>Adds a recording; beats and detections within the tolerance of an end may be cut off, and count on neither side.</summary>
    public void Add(IReadOnlyList<double> beats, IReadOnlyList<int> detected, int samples, int tolerance)
    {
        // A complex of which less than half is there can't be told from an artefact.
        bool IsWhole(double at) => at >= 2 * tolerance && at < samples - 2 * tolerance;
        foreach (var beat in beats.Where(IsWhole))
        {
            Beats++;
            var distance = detected.Count == 0 ? double.PositiveInfinity : detected.Min(peak => Math.Abs(peak - beat));
            Found += distance <= tolerance ? 1 : 0;
            _farthest = distance <= tolerance ? Math.Max(_farthest, distance) : _farthest;
        }

        foreach (var peak in detected.Where(peak => IsWhole(peak)))
        {
            Detected++;
            True += beats.Any(beat => Math.Abs(peak - beat) <= tolerance) ? 1 : 0;
        }
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Found} of {Beats} beats found ({Sensitivity:P2}), {True} of {Detected} detections are beats ({PositivePredictivity:P2}), farthest {_farthest:F1} samples"
        );
}
