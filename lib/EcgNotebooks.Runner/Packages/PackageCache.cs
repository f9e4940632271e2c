using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Keeps what was restored for a set of packages, so that a later run with the same set needs no restore and no network.</summary>
/// <remarks>
/// An entry appears complete or not at all, under a name made from all that decides on its contents. Two runs that need the
/// same one at the same time both restore it, and the second to finish takes the first one's.
/// </remarks>
/// <param name="root">The cache's folder.</param>
internal sealed class PackageCache(string root)
{
    private const string Notices = "notices.txt";

    // A restore that was killed left its folder behind.
    private static readonly TimeSpan _abandoned = TimeSpan.FromDays(1);

    /// <summary>The user's own cache.</summary>
    public static string DefaultFolder { get; } =
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local
                ? local
                : Path.GetTempPath(),
            "ecg-notebooks",
            "packages"
        );

    /// <summary>The files of a set of packages, restored where the cache doesn't have them.</summary>
    /// <param name="request">The packages and where to look for them.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <exception cref="PackageException">They can't be restored or kept.</exception>
    public async Task<RestoredPackages> GetAsync(PackageRequest request, string folder, CancellationToken cancellation)
    {
        var project = PackageProject.Text(request, folder);
        var entry = Path.Combine(root, KeyOf(request, project, folder));
        try
        {
            if (!Directory.Exists(entry))
            {
                await MakeAsync(entry, project, request, cancellation);
            }

            return Read(entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageException.NotKept(root, e);
        }
    }

    private async Task MakeAsync(string entry, string project, PackageRequest request, CancellationToken cancellation)
    {
        Directory.CreateDirectory(root);
        RemoveAbandoned();
        var work = $"{entry}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(Path.Combine(work, PackageProject.Loaded));
        Directory.CreateDirectory(Path.Combine(work, PackageProject.Compiled));
        try
        {
            await File.WriteAllTextAsync(Path.Combine(work, PackageProject.File), project, cancellation);
            var notices = await PackageRestore.RunAsync(work, request.Packages, cancellation);
            await File.WriteAllLinesAsync(Path.Combine(work, Notices), notices, cancellation);
            Remove(Path.Combine(work, "obj"));
            Remove(Path.Combine(work, "bin"));
            Publish(work, entry);
        }
        finally
        {
            Remove(work);
        }
    }

    private static void Publish(string work, string entry)
    {
        try
        {
            Directory.Move(work, entry);
        }
        catch (IOException) when (Directory.Exists(entry))
        {
            // Another run was faster, with the same result.
        }
    }

    private static RestoredPackages Read(string entry) =>
        new(
            [
                .. Directory
                    .GetFiles(Path.Combine(entry, PackageProject.Compiled), "*.dll")
                    .Order(StringComparer.Ordinal),
            ],
            Path.Combine(entry, PackageProject.Loaded),
            File.ReadAllLines(Path.Combine(entry, Notices))
        );

    // A floating version is looked for anew every day; all else gives the same files again.
    private static string KeyOf(PackageRequest request, string project, string folder)
    {
        var parts = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{Environment.Version} {typeof(object).Assembly.Location}")
            .AppendLine(project)
            .AppendLine(NuGetConfigs(folder));
        if (request.Packages.Any(package => package.Floats))
        {
            parts.AppendLine(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString())))[..32];
    }

    private static string NuGetConfigs(string folder)
    {
        var texts = new StringBuilder();
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            foreach (var name in (string[])["nuget.config", "NuGet.config", "NuGet.Config"])
            {
                var path = Path.Combine(at.FullName, name);
                texts.Append(File.Exists(path) ? $"{path}\n{File.ReadAllText(path)}\n" : "");
            }
        }

        return texts.ToString();
    }

    private void RemoveAbandoned()
    {
        var old = new DirectoryInfo(root)
            .EnumerateDirectories("*.*")
            .Where(folder => folder.LastWriteTimeUtc < DateTime.UtcNow - _abandoned);
        foreach (var folder in old)
        {
            Remove(folder.FullName);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A leftover only takes space; the next run tries again.
        }
    }
}

/// <summary>The files of restored packages.</summary>
/// <param name="Compiled">What the compiler reads.</param>
/// <param name="Folder">What programs load, flat in one folder.</param>
/// <param name="Notices">What the restore has to say, such as that another version was taken.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Compiled, string Folder, IReadOnlyList<string> Notices);
