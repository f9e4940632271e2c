using System.Reflection;
using System.Runtime.Loader;

namespace EcgNotebooks.Figures.Interaction;

/// <summary>
/// Draws figures with Plotly.NET in a load context of its own, because notebook hosts bring another FSharp.Core.
/// </summary>
internal sealed class PlotlyPlugin
{
    private const string Name = "EcgNotebooks.Plotly";
    private static readonly Lazy<PlotlyPlugin> _loaded = new(
        () => Load(FolderBeside(typeof(PlotlyPlugin).Assembly)),
        LazyThreadSafetyMode.ExecutionAndPublication
    );
    private readonly Func<string, string> _render;

    private PlotlyPlugin(Func<string, string> render) => _render = render;

    /// <summary>The plugin in the folder plotly next to this library, loaded once per process.</summary>
    /// <exception cref="EcgException">The plugin is missing or can't be loaded.</exception>
    public static PlotlyPlugin Shared => _loaded.Value;

    /// <summary>Returns the interactive chart of a figure's JSON as an HTML fragment.</summary>
    public string Render(string figureJson) => _render(figureJson);

    /// <summary>Loads the plugin from a folder.</summary>
    /// <exception cref="EcgException">The plugin is missing or can't be loaded.</exception>
    public static PlotlyPlugin Load(string folder)
    {
        var path = Path.Combine(folder, Name + ".dll");
        if (!File.Exists(path))
        {
            throw new EcgException(
                $"{path}: the plugin for interactive figures is missing.",
                "Build the solution (dotnet build), which puts the folder plotly beside EcgNotebooks.dll; where EcgNotebooks.dll was copied, copy plotly/ with it."
            );
        }

        try
        {
            return new PlotlyPlugin(Entry(new PluginContext(path).LoadFromAssemblyPath(path)));
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException or TypeLoadException)
        {
            throw new EcgException(
                $"{path}: the plugin for interactive figures can't be loaded ({e.Message}).",
                "Build the solution again (dotnet build).",
                e
            );
        }
    }

    /// <summary>Returns the plugin's folder for a library.</summary>
    public static string FolderBeside(Assembly library) =>
        Path.Combine(Path.GetDirectoryName(library.Location) ?? AppContext.BaseDirectory, "plotly");

    private static Func<string, string> Entry(Assembly plugin) =>
        plugin
            .GetType($"{Name}.FigureFragment", throwOnError: true)!
            .GetMethod("Render")!
            .CreateDelegate<Func<string, string>>();

    /// <summary>
    /// Load context of a plugin: its dependencies come from its own folder by its deps.json, all others from the program.
    /// </summary>
    private sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
