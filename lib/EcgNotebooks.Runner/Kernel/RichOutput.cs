using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Where a cell's rich output goes; libraries find it by name, so that they need no reference to the runner.</summary>
public static class RichOutput
{
    private static Action<ShownValue>? _sink;

    /// <summary>Shows data of a MIME type, such as text/html or image/svg+xml, under the running cell.</summary>
    public static void Display(string data, string mimeType) => Display(data, mimeType, null);

    /// <summary>Shows data of a MIME type, and a bitmap of it for programs that don't show that type.</summary>
    /// <param name="data">The data.</param>
    /// <param name="mimeType">Their MIME type.</param>
    /// <param name="png">The same as a PNG file; null for none.</param>
    public static void Display(string data, string mimeType, byte[]? png) =>
        Show(ShownValue.Limited(mimeType, data) with { Bitmap = png is null ? null : Convert.ToBase64String(png) });

    internal static void Show(ShownValue shown) =>
        (_sink ?? throw new InvalidOperationException("No notebook is running.")).Invoke(shown);

    internal static void SendTo(Action<ShownValue> sink) => _sink = sink;
}
