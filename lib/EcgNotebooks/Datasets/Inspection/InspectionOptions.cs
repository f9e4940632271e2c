namespace EcgNotebooks.Datasets.Inspection;

/// <summary>What an inspection looks at, and from where on something is a finding.</summary>
internal sealed record InspectionOptions
{
    /// <summary>Whether every file's SHA-256 is compared with SHA256SUMS.txt.</summary>
    public bool Digests { get; init; } = true;

    /// <summary>Whether some recordings only were fetched, so that those that aren't there are no finding.</summary>
    public bool Partial { get; init; }

    /// <summary>Largest contradiction between the limb leads in mV: each is rounded to 1 uV, three make up to 2.</summary>
    public double EinthovenMillivolts { get; init; } = 0.01;

    /// <summary>From how many seconds on without any change a lead is flat; in PTB-XL pauses between beats take 0.3 s.</summary>
    public double FlatSeconds { get; init; } = 1;

    /// <summary>From how many seconds on at its largest or smallest value a lead is saturated.</summary>
    public double SaturatedSeconds { get; init; } = 0.05;

    /// <summary>Below this deflection in mV a lead at its extreme value is a quiet one, not a saturated one.</summary>
    public double SaturatedMillivolts { get; init; } = 1;

    /// <summary>How many findings of a kind are kept; all are counted.</summary>
    public int KeptPerKind { get; init; } = 1000;

    /// <summary>Of how many recordings of a kind the page shows a picture.</summary>
    public int PicturesPerKind { get; init; } = 2;

    /// <summary>Recordings inspected at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
