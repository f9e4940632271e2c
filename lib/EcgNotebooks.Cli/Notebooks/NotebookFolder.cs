using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Copies the project's notebooks into a folder outside the clone.</summary>
internal static class NotebookFolder
{
    /// <summary>The file name of the script that the notebooks import.</summary>
    public const string Script = "ecg.csx";

    private const string Reference = "#r \"";

    // True in a clone alone.
    private const string BuildFirst = "; run `dotnet build` once in the clone before the first cell";

    /// <summary>Writes the notebooks and their script; returns the number of notebooks.</summary>
    /// <param name="folder">The folder to write.</param>
    /// <param name="force">Whether the folder may hold other files already, of which those of the same names are replaced.</param>
    /// <exception cref="EcgException">The folder isn't empty, or there are no notebooks to copy.</exception>
    public static int Write(string folder, bool force)
    {
        if (!force && (File.Exists(folder) || IsUsed(folder)))
        {
            throw new EcgException(
                $"{folder}: isn't an empty folder.",
                "Name another folder, or replace its files of the same names with --force."
            );
        }

        var (notebooks, script) = Sources();
        foreach (var notebook in notebooks)
        {
            AtomicFile.WriteText(
                Path.Combine(folder, Path.GetFileName(notebook)),
                WithoutBuildStep(File.ReadAllText(notebook))
            );
        }

        WriteScript(folder, script);
        return notebooks.Length;
    }

    /// <summary>The project's notebooks in their order.</summary>
    /// <exception cref="EcgException">There are none.</exception>
    public static IReadOnlyList<string> Notebooks() => [.. Sources().Notebooks.Order(StringComparer.Ordinal)];

    /// <summary>Writes the script that the notebooks import into a folder.</summary>
    /// <exception cref="EcgException">There is no script to copy, or the folder can't be written.</exception>
    public static void WriteScript(string folder) => WriteScript(folder, Sources().Script);

    /// <summary>Returns a notebook's text without the advice to build first, which is of use in a clone alone.</summary>
    public static string WithoutBuildStep(string text) => text.Replace(BuildFirst, "", StringComparison.Ordinal);

    private static void WriteScript(string folder, string script) =>
        AtomicFile.WriteText(
            Path.Combine(folder, Script),
            string.Concat(File.ReadLines(script).Select(line => $"{WithOwnAssembly(line)}\n"))
        );

    // The tool has the notebooks beside its program, a clone in its root.
    private static (string[] Notebooks, string Script) Sources()
    {
        string[] folders =
        [
            Path.Combine(AppContext.BaseDirectory, "notebooks"),
            Path.Combine(Repository.Home, "notebooks"),
        ];
        var folder = folders.FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, Script)));
        return folder is null
            ? throw new EcgException($"{folders[1]}: the folder has no {Script}.", "Run 'dotnet build' in the clone.")
            : (Directory.GetFiles(folder, "*.ipynb"), Path.Combine(folder, Script));
    }

    private static bool IsUsed(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    // Hosts that know no relative paths need absolute ones.
    private static string WithOwnAssembly(string line) =>
        line.StartsWith(Reference, StringComparison.Ordinal)
            ? $"{Reference}{Path.Combine(AppContext.BaseDirectory, Path.GetFileName(line[Reference.Length..].TrimEnd('"')))}\""
            : line;
}
