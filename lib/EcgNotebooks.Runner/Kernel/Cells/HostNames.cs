using Microsoft.DotNet.Interactive;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>The directives and languages that the host knows; the names are written without <c>#!</c>.</summary>
/// <param name="Directives">The names of directives, such as <c>share</c>.</param>
/// <param name="Languages">The names of languages other than C#, such as <c>html</c>.</param>
internal sealed record HostNames(IReadOnlySet<string> Directives, IReadOnlySet<string> Languages)
{
    /// <summary>The names that the host knows before a notebook has loaded an extension.</summary>
    public static HostNames Common { get; } =
        new(
            Set(["time", "about", "who", "whos", "share", "set"]),
            Set(["html", "javascript", "js", "markdown", "md", "value"])
        );

    /// <summary>Returns the names that a host knows now, with those of the extensions that it has loaded.</summary>
    public static HostNames Of(CompositeKernel host)
    {
        var kernels = host.ChildKernels.Append<Microsoft.DotNet.Interactive.Kernel>(host).ToArray();
        var directives = kernels.SelectMany(kernel => kernel.KernelInfo.SupportedDirectives).Select(d => d.Name[2..]);
        var languages = host
            .ChildKernels.Where(kernel => kernel is not CSharpCells)
            .SelectMany(kernel => kernel.KernelInfo.Aliases.Append(kernel.Name))
            .ToArray();
        return new HostNames(
            Set([.. Common.Directives, .. directives.Except(languages, StringComparer.OrdinalIgnoreCase)]),
            Set([.. Common.Languages, .. languages])
        );
    }

    private static HashSet<string> Set(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);
}
