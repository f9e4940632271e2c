using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;

namespace EcgNotebooks.Cli;

/// <summary>Opens the dataset given by --data.</summary>
internal static class Dataset
{
    /// <summary>Opens the given folder, or else that in ECG_PTBXL_DIR, or else the demo data, which are created on first use.</summary>
    public static PtbXl Open(string? data, CancellationToken cancellation)
    {
        PtbXl? opened = null;
        DemoDisplay.Show(progress => opened = PtbXl.Open(data, progress, cancellation));
        return opened!;
    }
}
