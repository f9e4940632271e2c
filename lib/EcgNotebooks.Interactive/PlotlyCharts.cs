using System.Reflection;
using System.Runtime.Loader;
using EcgNotebooks.Figures.Interaction;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Interactive;

/// <summary>
/// Gives cells the Plotly.NET of the plugin's load context, so that a figure's chart has the type that the cell was compiled for.
/// </summary>
/// <remarks>
/// Hosts of .NET Interactive bring FSharp.Core 10.0 and Plotly.NET 6 needs 10.1, so it can't be loaded beside the host's. The
/// runtime raises the event used here only after it found that the host has no such assembly, or an older one.
/// </remarks>
internal static class PlotlyCharts
{
    // What the signatures of Plotly.NET name, and a cell therefore needs to compile.
    private static readonly string[] _referenced =
    [
        "Plotly.NET",
        "Plotly.NET.CSharp",
        "DynamicObj",
        "Giraffe.ViewEngine",
        "FSharp.Core",
    ];

    private static readonly Lazy<bool> _resolving = new(() =>
    {
        AssemblyLoadContext.Default.Resolving += (_, name) => Find(name);
        return true;
    });

    private static readonly Lazy<bool> _formatter = new(RegisterFormatter);

    private static Kernel? _host;

    /// <summary>Lets the C# cells of a host use Plotly.NET; nothing of it is loaded before one of them does.</summary>
    public static void AddTo(Kernel host)
    {
        Enable();
        _host = host;
        string[] paths = [.. _referenced.Select(PlotlyPlugin.PathOf).Where(File.Exists)];
        foreach (var kernel in host.FindKernels(_ => true))
        {
            // CSharpKernel has this method; looked up by name, a host's own kernel of C# may have it as well.
            kernel
                .GetType()
                .GetMethod("AddAssemblyReferences", [typeof(IEnumerable<string>)])
                ?.Invoke(kernel, [paths]);
        }
    }

    /// <summary>Makes Plotly.NET loadable.</summary>
    public static void Enable() => _ = _resolving.Value;

    private static Assembly? Find(AssemblyName name)
    {
        if (name.Name is null || !File.Exists(PlotlyPlugin.PathOf(name.Name)))
        {
            return null;
        }

        var found = PlotlyPlugin.Shared.Find(name);
        if (found is not null && name.Name == "Plotly.NET")
        {
            _ = _formatter.Value;
        }

        return found;
    }

    // Plotly.NET.Interactive takes Plotly.NET from the plugin, and Microsoft.DotNet.Interactive from the host.
    private static bool RegisterFormatter()
    {
        const string Name = "Plotly.NET.Interactive";
        if (
            PlotlyPlugin.Shared.Find(new AssemblyName(Name))?.GetType($"{Name}.FormatterKernelExtension")
                is not { } type
            || Activator.CreateInstance(type) is not IKernelExtension extension
        )
        {
            return false;
        }

        extension.OnLoadAsync(_host!).GetAwaiter().GetResult();
        foreach (var shown in Formatter.RegisteredFormatters(false).Select(formatter => formatter.Type).Where(IsChart))
        {
            // Some hosts prefer plain text.
            Formatter.SetPreferredMimeTypesFor(shown, HtmlFormatter.MimeType);
        }

        return true;
    }

    private static bool IsChart(Type type) => type.FullName == "Plotly.NET.GenericChart";
}
