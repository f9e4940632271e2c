namespace EcgNotebooks.Runner.Packages;

/// <summary>The packages of one notebook, which its cells ask for one after another.</summary>
/// <param name="cache">Restores them.</param>
/// <param name="folder">The notebook's folder.</param>
internal sealed class NotebookPackages(PackageCache cache, string folder)
{
    private readonly List<PackageReference> _packages = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _folders = [];

    /// <summary>Folders of what was restored so far, the newest first.</summary>
    public IReadOnlyList<string> Folders => [.. _folders];

    /// <summary>Adds what a cell asks for; all that the notebook has asked for so far is restored together.</summary>
    /// <returns>What was restored; null where the cell asks for nothing new.</returns>
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
