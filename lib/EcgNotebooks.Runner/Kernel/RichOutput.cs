using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Displays rich output under the running cell.</summary>
/// <remarks>Libraries find this class by its name through reflection, so that they need no reference to the runner.</remarks>
public static class RichOutput
{
    private static Action<ShownValue>? _sink;

    /// <summary>Displays data of a MIME type, such as text/html or image/svg+xml.</summary>
    public static void Display(string data, string mimeType) => Display(data, mimeType, null);

    /// <summary>Displays data of a MIME type, with a PNG for programs that don't support that type.</summary>
    /// <param name="data">The data.</param>
    /// <param name="mimeType">The MIME type of the data.</param>
    /// <param name="png">The bytes of a PNG file with the same content; null for none.</param>
    public static void Display(string data, string mimeType, byte[]? png) =>
        Show(ShownValue.Limited(mimeType, data) with { Bitmap = png is null ? null : Convert.ToBase64String(png) });

    internal static void Show(ShownValue shown) =>
        (_sink ?? throw new InvalidOperationException("No notebook is running.")).Invoke(shown);

    internal static void SendTo(Action<ShownValue> sink) => _sink = sink;
}
