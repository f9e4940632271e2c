using System.Runtime.CompilerServices;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Sets environment variables for the .NET programs that tests start, most of whose run time is the start of the runtime.</summary>
internal static class StartedRuntimes
{
    /// <summary>Sets the variables before the first test.</summary>
    [ModuleInitializer]
    internal static void StartQuickly()
    {
        // Compiled code is kept writable, which changes no result: protecting it takes a seventh of the time.
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
        // The SDK's builds end before the runtime could use what it learns of them.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }
}
