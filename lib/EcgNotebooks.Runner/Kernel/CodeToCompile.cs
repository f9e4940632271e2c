using System.Text.Json;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>A cell's code on its way to the compiler.</summary>
/// <param name="Notebook">Tells the notebooks of one compiler apart.</param>
/// <param name="Folder">The notebook's folder.</param>
/// <param name="Code">C#; null once the notebook has ended.</param>
/// <param name="Follows">Whether the notebook's code before this ran well.</param>
internal sealed record CodeToCompile(int Notebook, string Folder, string? Code, bool Follows)
{
    /// <summary>One line for a pipe.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToLine"/> gave.</summary>
    public static CodeToCompile FromLine(string line) => JsonSerializer.Deserialize<CodeToCompile>(line)!;
}
