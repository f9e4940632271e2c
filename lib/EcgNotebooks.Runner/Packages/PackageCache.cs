using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Caches restored packages, so that a later run with the same set of packages needs no restore and no network.</summary>
/// <remarks>
/// Entries are created atomically, under a name derived from everything that determines their contents. If two runs need
/// the same entry at the same time, both restore it, and the second to finish uses the entry of the first.
/// </remarks>
/// <param name="root">The cache's folder.</param>
internal sealed class PackageCache(string root)
{
    private const string Notices = "notices.txt";

    // Age after which the folder of a restore that was killed is deleted.
    private static readonly TimeSpan _abandoned = TimeSpan.FromDays(1);

    /// <summary>The folder of the user's cache.</summary>
    public static string DefaultFolder { get; } =
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local
                ? local
                : Path.GetTempPath(),
            "ecg-notebooks",
            "packages"
        );

    /// <summary>Returns the files of a set of packages, and restores them first if they aren't in the cache.</summary>
    /// <param name="request">The packages and their sources.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="cancellation">Stops the restore.</param>
    /// <exception cref="PackageException">The packages can't be restored, or the cache can't be written.</exception>
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
            // Another run has created the same entry in the meantime.
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
            File.ReadAllLines(Path.Combine(entry, Notices)),
            ExtensionsOf(entry)
        );

    // The folders are those of NuGet's own cache, which may have been emptied since.
    private static IReadOnlyList<string> ExtensionsOf(string entry) =>
        Path.Combine(entry, PackageProject.Extensions) is var file && File.Exists(file)
            ? [.. File.ReadAllLines(file).Where(Directory.Exists)]
            : [];

    // The date is part of the key only for floating versions, which are looked up again every day.
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
            // A leftover folder only takes space, and the next run tries to delete it again.
        }
    }
}

/// <summary>The files of restored packages.</summary>
/// <param name="Compiled">The assemblies for the compiler.</param>
/// <param name="Folder">The folder with the assemblies and native libraries for running, without subfolders.</param>
/// <param name="Notices">Notices for the user, for example that another version was installed than requested.</param>
/// <param name="Extensions">The folders of the packages' extensions for .NET Interactive.</param>
internal sealed record RestoredPackages(
    IReadOnlyList<string> Compiled,
    string Folder,
    IReadOnlyList<string> Notices,
    IReadOnlyList<string> Extensions
);
