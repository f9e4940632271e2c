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
    private readonly PluginContext _context;
    private readonly Func<string, string> _render;
    private readonly Func<string, object> _chart;

    private PlotlyPlugin(PluginContext context, Assembly plugin)
    {
        _context = context;
        _render = Entry<string>(plugin, "Render");
        _chart = Entry<object>(plugin, "Chart");
    }

    /// <summary>The plugin in the folder plotly next to this library, loaded once per process.</summary>
    /// <exception cref="EcgException">The plugin is missing or can't be loaded.</exception>
    public static PlotlyPlugin Shared => _loaded.Value;

    /// <summary>Returns the interactive chart of a figure's JSON as an HTML fragment.</summary>
    public string Render(string figureJson) => _render(figureJson);

    /// <summary>Returns the chart of a figure's JSON: a GenericChart of the Plotly.NET in the plugin's folder.</summary>
    public object Chart(string figureJson) => _chart(figureJson);

    /// <summary>Returns an assembly of the plugin's folder, or null if that folder has none of this name and at least this version.</summary>
    public Assembly? Find(AssemblyName name) => _context.Find(name);

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
            var context = new PluginContext(path);
            return new PlotlyPlugin(context, context.LoadFromAssemblyPath(path));
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

    /// <summary>Returns the path that an assembly has in the folder of the shared plugin, whether it exists or not.</summary>
    public static string PathOf(string assembly) =>
        Path.Combine(FolderBeside(typeof(PlotlyPlugin).Assembly), assembly + ".dll");

    /// <summary>Returns the plugin's folder for a library.</summary>
    public static string FolderBeside(Assembly library) =>
        Path.Combine(Path.GetDirectoryName(library.Location) ?? AppContext.BaseDirectory, "plotly");

    private static Func<string, T> Entry<T>(Assembly plugin, string method) =>
        plugin
            .GetType($"{Name}.FigureFragment", throwOnError: true)!
            .GetMethod(method)!
            .CreateDelegate<Func<string, T>>();

    /// <summary>
    /// Load context of a plugin: its dependencies come from its own folder by its deps.json, all others from the program.
    /// </summary>
    private sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        public Assembly? Find(AssemblyName name) =>
            _resolver.ResolveAssemblyToPath(name) is { } path
            && AssemblyName.GetAssemblyName(path).Version >= name.Version
                ? LoadFromAssemblyPath(path)
                : null;

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
