namespace EcgNotebooks.Simulation;

/// <summary>One planned recording: the content of its table row and the properties of its signals.</summary>
internal sealed record SimulatedRecording
{
    /// <summary>Id of the recording; 1 is the earliest recording of the dataset.</summary>
    public required int EcgId { get; init; }

    public required SimulatedPatient Patient { get; init; }

    public required DateTime Date { get; init; }

    /// <summary>Mean beats per minute.</summary>
    public required double HeartRate { get; init; }

    /// <summary>Coefficient of variation of the RR interval (standard deviation divided by mean).</summary>
    public required double Variability { get; init; }

    public required Disturbances Disturbances { get; init; }

    /// <summary>Record name of the 500 Hz version; as in PTB-XL, each folder holds a thousand recordings.</summary>
    public string FilenameHr => FormattableString.Invariant($"records500/{Folder:D5}/{EcgId:D5}_hr");

    /// <summary>Record name of the 100 Hz version.</summary>
    public string FilenameLr => FormattableString.Invariant($"records100/{Folder:D5}/{EcgId:D5}_lr");

    private int Folder => EcgId / 1000 * 1000;
}
