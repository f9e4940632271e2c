namespace EcgNotebooks.Files;

/// <summary>Thrown for a file name that leads, or on some system could lead, out of the folder that it belongs to.</summary>
internal sealed class ContainedPathException : EcgException
{
    internal ContainedPathException(string root, string name, string reason)
        : base(
            $"The file name '{name}' {reason}; names must stay inside {root}.",
            "Name a file in that folder or in one of its subfolders, with '/' between them."
        )
    {
        Root = root;
        Name = name;
    }

    /// <summary>The folder that the name has to stay in.</summary>
    public string Root { get; }

    /// <summary>The name as it was written.</summary>
    public string Name { get; }
}
