using Microsoft.DotNet.Interactive.Commands;

namespace EcgNotebooks.Interactive.Drawing;

/// <summary>Command of the line <c>#!ecg RECORD [--leads LEADS]</c>, which draws a recording.</summary>
public sealed class DrawRecording : KernelDirectiveCommand
{
    /// <summary>The recording: a path, or the name of a recording of the dataset.</summary>
    public string Record { get; set; } = "";

    /// <summary>Names of the leads to draw, separated by commas; null or "all" for all.</summary>
    public string? Leads { get; set; }
}
