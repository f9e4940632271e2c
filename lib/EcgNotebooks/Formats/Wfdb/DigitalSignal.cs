namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One signal as digital values in format 16.</summary>
/// <param name="Description">The signal's description; for an ECG, the name of its lead.</param>
/// <param name="Unit">Physical unit.</param>
/// <param name="Samples">Digital values; -32768 marks an invalid sample.</param>
internal sealed record DigitalSignal(string Description, string Unit, short[] Samples);
