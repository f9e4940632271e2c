using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;

namespace EcgNotebooks.Cli;

/// <summary>Opens the dataset that --data names.</summary>
internal static class Dataset
{
    /// <summary>The named tree, else that of ECG_PTBXL_DIR, else the demo, made on first use.</summary>
    public static PtbXl Open(string? data, CancellationToken cancellation)
    {
        PtbXl? opened = null;
        DemoDisplay.Show(progress => opened = PtbXl.Open(data, progress, cancellation));
        return opened!;
    }
}
