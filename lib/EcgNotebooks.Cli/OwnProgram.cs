namespace EcgNotebooks.Cli;

/// <summary>How this program starts itself once more.</summary>
internal static class OwnProgram
{
    /// <summary>The dotnet host.</summary>
    public static string Host { get; } =
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    /// <summary>What the host runs.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "ecg.dll");
}
