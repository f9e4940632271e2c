namespace EcgNotebooks.Runner.Kernel;

/// <summary>Where a cell's rich output goes; libraries find it by name, so that they need no reference to the runner.</summary>
public static class RichOutput
{
    private static Action<string, string>? _sink;

    /// <summary>Shows data of a MIME type, such as text/html or image/svg+xml, under the running cell.</summary>
    public static void Display(string data, string mimeType) =>
        (_sink ?? throw new InvalidOperationException("No notebook is running.")).Invoke(data, mimeType);

    internal static void SendTo(Action<string, string> sink) => _sink = sink;
}
