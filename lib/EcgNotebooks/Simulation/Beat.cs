namespace EcgNotebooks.Simulation;

/// <summary>One beat of a simulated recording.</summary>
/// <param name="Seconds">Time of the R wave, in seconds from the start of the recording.</param>
/// <param name="Rr">RR interval before the beat, in seconds.</param>
/// <param name="Origin">Origin of the beat; None is a normal beat from the sinus node.</param>
internal readonly record struct Beat(double Seconds, double Rr, ExtraBeat Origin);
