namespace EcgNotebooks.Formats.Wfdb;

/// <summary>What one segment gives to some signals.</summary>
/// <param name="Frames">Its frames.</param>
/// <param name="Samples">The samples of each signal; null where the segment lacks the signal.</param>
internal readonly record struct SegmentPiece(long Frames, double[]?[] Samples)
{
    /// <summary>Samples that have to be made up.</summary>
    public Int128 GapSamples(IReadOnlyList<int> places, IReadOnlyList<WfdbSignal> signals)
    {
        Int128 sum = 0;
        for (var i = 0; i < places.Count; i++)
        {
            sum += Samples[i] is null ? (Int128)Frames * signals[places[i]].SamplesPerFrame : 0;
        }

        return sum;
    }

    /// <summary>One signal over all pieces, NaN where a piece lacks it.</summary>
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
