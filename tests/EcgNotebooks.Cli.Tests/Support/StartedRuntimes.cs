using System.Runtime.CompilerServices;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>What the .NET programs that tests start inherit: they live for a second or two, most of it the runtime's own start.</summary>
internal static class StartedRuntimes
{
    /// <summary>Sets it before the first test.</summary>
    [ModuleInitializer]
    internal static void StartQuickly()
    {
        // Compiled code is kept writable, which changes no result: protecting it takes a seventh of the time.
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
        // The SDK's builds end before the runtime could use what it learns of them.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }
}
