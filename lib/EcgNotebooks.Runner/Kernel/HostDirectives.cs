using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>The directives that .NET Interactive's own tool adds to its kernels and that this host has as well.</summary>
internal static class HostDirectives
{
    /// <summary>Adds the directives to the kernel for C#.</summary>
    public static void AddTo(CSharpCells cells) =>
        cells.AddDirective(
            new KernelActionDirective("#!about") { Description = "Show the version of the host" },
            (_, context) =>
            {
                context.DisplayAs(About(), "text/plain");
                return Task.CompletedTask;
            }
        );

    private static string About() =>
        $"EcgNotebooks.Runner on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, with .NET Interactive {typeof(CompositeKernel).Assembly.GetName().Version}";
}
