namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One signal as digital values of format 16.</summary>
/// <param name="Description">What the signal is; for an ECG the lead's name.</param>
/// <param name="Unit">Physical unit.</param>
/// <param name="Samples">Digital values; -32768 marks an invalid one.</param>
internal sealed record DigitalSignal(string Description, string Unit, short[] Samples);
