namespace EcgNotebooks.Runner.Packages;

/// <summary>The NuGet packages that the cells of one notebook have referenced so far.</summary>
/// <param name="cache">Restores the packages.</param>
/// <param name="folder">The notebook's folder.</param>
internal sealed class NotebookPackages(PackageCache cache, string folder)
{
    private readonly List<PackageReference> _packages = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _folders = [];

    /// <summary>The folders of the packages restored so far, the newest first.</summary>
    public IReadOnlyList<string> Folders => [.. _folders];

    /// <summary>Adds the packages of a cell and restores them together with all earlier packages of the notebook.</summary>
    /// <returns>The restored packages; null if the cell references no new package.</returns>
    /// <exception cref="PackageException">The packages can't be restored.</exception>
    public async Task<RestoredPackages?> AddAsync(PackageRequest request, CancellationToken cancellation)
    {
        _sources.AddRange(request.Sources.Except(_sources).ToArray());
        var all = With(request.Packages);
        if (all.Count == _packages.Count)
        {
            return null;
        }

        var restored = await cache.GetAsync(new PackageRequest(all, [.. _sources]), folder, cancellation);
        _packages.AddRange(all.Skip(_packages.Count));
        _folders.Insert(0, restored.Folder);
        return restored;
    }

    private List<PackageReference> With(IReadOnlyList<PackageReference> added)
    {
        var all = _packages.ToList();
        foreach (var package in added)
        {
            var earlier = all.Find(p => p.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase));
            if (earlier is null)
            {
                all.Add(package);
            }
            else if (package.Version is not null && package.Version != earlier.Version)
            {
                throw PackageException.TwoVersions(earlier, package);
            }
        }

        return all;
    }
}
