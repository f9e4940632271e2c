using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Export;

/// <summary>Gathers what a program has in other places than a notebook: usings and packages at its top, types at its end.</summary>
internal sealed class ProgramTop
{
    private readonly List<PackageReference> _packages = [];
    private readonly List<string> _sources = [];

    /// <summary>The cells' using lines.</summary>
    public List<string> Usings { get; } = [];

    /// <summary>The types that cells declare.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Adds what a piece of code needs.</summary>
    public void Add(CellCode code, PackageRequest packages)
    {
        Usings.AddRange(code.Usings);
        Types.AddRange(code.Types);
        _packages.AddRange(packages.Packages);
        _sources.AddRange(packages.Sources);
    }

    /// <summary>Lines that have the packages restored.</summary>
    public IEnumerable<string> Directives()
    {
        if (_packages.Count > 0)
        {
            // A project around the file may have its versions in one place, which has none for these packages.
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
