namespace EcgNotebooks.Training;

/// <summary>Labelled examples of equal shape (length, channels), addressed by position.</summary>
public interface IExamples
{
    /// <summary>Number of examples.</summary>
    int Count { get; }

    /// <summary>Samples per example.</summary>
    int Length { get; }

    /// <summary>Channels per sample.</summary>
    int Channels { get; }

    /// <summary>The target class of one example.</summary>
    int Target(int index);

    /// <summary>Writes one example as (channel, time): all samples of channel 0 first.</summary>
    void CopyTo(int index, Span<float> destination);
}
