namespace EcgNotebooks.Simulation;

/// <summary>One planned recording: what its row says and what its signals have to show.</summary>
internal sealed record SimulatedRecording
{
    /// <summary>1 for the earliest recording of the tree.</summary>
    public required int EcgId { get; init; }

    public required SimulatedPatient Patient { get; init; }

    public required DateTime Date { get; init; }

    /// <summary>Mean beats per minute.</summary>
    public required double HeartRate { get; init; }

    /// <summary>Standard deviation of the RR interval over its mean.</summary>
    public required double Variability { get; init; }

    public required Disturbances Disturbances { get; init; }

    /// <summary>Name of the 500 Hz version, in PTB-XL's layout of a folder per thousand.</summary>
    public string FilenameHr => FormattableString.Invariant($"records500/{Folder:D5}/{EcgId:D5}_hr");

    /// <summary>Name of the 100 Hz version.</summary>
    public string FilenameLr => FormattableString.Invariant($"records100/{Folder:D5}/{EcgId:D5}_lr");

    private int Folder => EcgId / 1000 * 1000;
}
