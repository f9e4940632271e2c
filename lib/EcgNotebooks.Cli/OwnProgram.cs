namespace EcgNotebooks.Cli;

/// <summary>The host and the assembly with which this program starts itself as a worker process.</summary>
internal static class OwnProgram
{
    /// <summary>The path of the dotnet host.</summary>
    public static string Host { get; } =
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    /// <summary>The path of this program's assembly.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "ecg.dll");
}
