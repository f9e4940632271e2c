using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Export;

/// <summary>Collects the parts of cells that a program has in other places: usings and packages at the top, types at the end.</summary>
internal sealed class ProgramTop
{
    private readonly List<PackageReference> _packages = [];
    private readonly List<string> _sources = [];

    /// <summary>The cells' using directives.</summary>
    public List<string> Usings { get; } = [];

    /// <summary>The types that cells declare.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Adds the usings, types and packages of a cell's code.</summary>
    public void Add(CellSyntax code, PackageRequest packages)
    {
        Usings.AddRange(code.Usings);
        Types.AddRange(code.Types);
        _packages.AddRange(packages.Packages);
        _sources.AddRange(packages.Sources);
    }

    /// <summary>Returns the directives that reference the packages and their sources.</summary>
    public IEnumerable<string> Directives()
    {
        if (_packages.Count > 0)
        {
            // Central package management of a surrounding folder has no versions of these packages.
            yield return "#:property ManagePackageVersionsCentrally=false";
        }

        if (_sources.Count > 0)
        {
            yield return $"#:property RestoreAdditionalProjectSources={string.Join(';', _sources.Distinct())}";
        }

        foreach (var package in _packages.DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"#:package {package.Name}@{package.Version ?? OwnPackages.VersionOf(package.Name) ?? "*"}";
        }
    }
}
