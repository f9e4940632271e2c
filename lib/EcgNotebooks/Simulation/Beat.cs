namespace EcgNotebooks.Simulation;

/// <summary>One beat of a recording.</summary>
/// <param name="Seconds">Time of its R wave.</param>
/// <param name="Rr">RR interval before it, in seconds.</param>
/// <param name="Origin">Where it comes from; None: the sinus node.</param>
internal readonly record struct Beat(double Seconds, double Rr, ExtraBeat Origin);
