namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Options of an inspection: what it covers and the limits beyond which something is a finding.</summary>
internal sealed record InspectionOptions
{
    /// <summary>Whether to compare every file's SHA-256 with SHA256SUMS.txt.</summary>
    public bool Digests { get; init; } = true;

    /// <summary>Whether only some recordings were downloaded, so that missing ones are not reported.</summary>
    public bool Partial { get; init; }

    /// <summary>Largest inconsistency between the limb leads in mV; each lead is rounded to 1 uV, so that three differ by up to 2 uV.</summary>
    public double EinthovenMillivolts { get; init; } = 0.01;

    /// <summary>Duration in seconds from which a constant lead counts as flat; in PTB-XL, pauses between beats take 0.3 s.</summary>
    public double FlatSeconds { get; init; } = 1;

    /// <summary>Duration in seconds from which a lead at its largest or smallest value counts as saturated.</summary>
    public double SaturatedSeconds { get; init; } = 0.05;

    /// <summary>Deflection in mV below which a lead at its extreme value counts as quiet instead of saturated.</summary>
    public double SaturatedMillivolts { get; init; } = 1;

    /// <summary>Number of findings of each kind that are kept; all are counted.</summary>
    public int KeptPerKind { get; init; } = 1000;

    /// <summary>Number of recordings of each kind that the report page shows.</summary>
    public int PicturesPerKind { get; init; } = 2;

    /// <summary>Number of recordings inspected at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
