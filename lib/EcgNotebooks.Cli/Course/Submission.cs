namespace EcgNotebooks.Cli.Course;

/// <summary>A submitted notebook.</summary>
/// <param name="Student">The student's name, from the name of the file or of its folder.</param>
/// <param name="Path">The file.</param>
internal sealed record Submission(string Student, string Path)
{
    private const string Extension = ".ipynb";

    // Links are skipped, because a submitted folder might contain a link to one of its parents.
    private static readonly EnumerationOptions _search = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        MatchType = MatchType.Simple,
    };

    /// <summary>The file's name without extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Finds the submissions in files and folders.</summary>
    /// <param name="paths">
    /// Notebooks, folders of notebooks that are named by student, or folders with a folder for each student.
    /// </param>
    /// <param name="notebooks">The names of the course's notebooks, which aren't names of students.</param>
    /// <exception cref="EcgException">A path doesn't exist, or there are no notebooks in the folders.</exception>
    public static IReadOnlyList<Submission> FindAll(IEnumerable<string> paths, IReadOnlyList<string> notebooks)
    {
        Submission[] found =
        [
            .. paths.SelectMany(path =>
                Directory.Exists(path) ? InFolder(path, notebooks)
                : File.Exists(path) ? [Named(path, notebooks)]
                : throw new EcgException($"{path}: there is no such file or folder.", "Check the path.")
            ),
        ];
        return found.Length > 0
            ? [.. found.DistinctBy(submission => System.IO.Path.GetFullPath(submission.Path))]
            : throw new EcgException(
                $"{string.Join(", ", paths)}: there are no notebooks.",
                "Name notebooks, or folders with .ipynb files."
            );
    }

    private static IEnumerable<Submission> InFolder(string folder, IReadOnlyList<string> notebooks) =>
        Directory
            .EnumerateFiles(folder, $"*{Extension}", _search)
            .Order(StringComparer.Ordinal)
            .Select(file =>
                System.IO.Path.GetRelativePath(folder, file).Split(System.IO.Path.DirectorySeparatorChar)
                    is [var student, _, ..]
                    ? new Submission(student, file)
                    : OfFile(file, notebooks)
            );

    private static Submission Named(string file, IReadOnlyList<string> notebooks) =>
        System.IO.Path.GetExtension(file) == Extension
            ? OfFile(file, notebooks)
            : throw new EcgException(
                $"{file}: isn't a notebook, whose name ends in {Extension}.",
                "Name notebooks, or folders with them."
            );

    // "anna-04-filter.ipynb" and "anna/04-filter.ipynb" are both by anna.
    private static Submission OfFile(string file, IReadOnlyList<string> notebooks)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        var notebook = notebooks.FirstOrDefault(known => name.Contains(known, StringComparison.OrdinalIgnoreCase));
        var student = notebook is null
            ? name
            : name.Replace(notebook, "", StringComparison.OrdinalIgnoreCase).Trim('-', '_', ' ', '.');
        return new(student.Length > 0 ? student : FolderName(file), file);
    }

    private static string FolderName(string file) =>
        new DirectoryInfo(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!).Name;
}
