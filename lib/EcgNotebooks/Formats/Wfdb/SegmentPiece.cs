namespace EcgNotebooks.Formats.Wfdb;

/// <summary>The samples that one segment contributes to selected signals.</summary>
/// <param name="Frames">Number of frames read from the segment.</param>
/// <param name="Samples">The samples of each signal; null where the segment lacks the signal.</param>
internal readonly record struct SegmentPiece(long Frames, double[]?[] Samples)
{
    /// <summary>Returns the number of samples that the segment lacks and that become NaN.</summary>
    public Int128 GapSamples(IReadOnlyList<int> positions, IReadOnlyList<WfdbSignal> signals)
    {
        Int128 sum = 0;
        for (var i = 0; i < positions.Count; i++)
        {
            sum += Samples[i] is null ? (Int128)Frames * signals[positions[i]].SamplesPerFrame : 0;
        }

        return sum;
    }

    /// <summary>Joins one signal over all pieces, with NaN where a piece lacks it.</summary>
    public static double[] Joined(IReadOnlyList<SegmentPiece> pieces, int signal, int samplesPerFrame)
    {
        if (pieces is [{ Samples: var only }] && only[signal] is { } whole)
        {
            return whole;
        }

        var joined = new double[pieces.Sum(piece => piece.Frames) * samplesPerFrame];
        var rest = joined.AsSpan();
        foreach (var piece in pieces)
        {
            var part = rest[..(int)(piece.Frames * samplesPerFrame)];
            if (piece.Samples[signal] is { } samples)
            {
                samples.CopyTo(part);
            }
            else
            {
                part.Fill(double.NaN);
            }

            rest = rest[part.Length..];
        }

        return joined;
    }
}
