namespace EcgNotebooks.Runner.Packages;

/// <summary>The packages that a piece of code asks for, and where they are to be looked for.</summary>
/// <param name="Packages">From <c>#r "nuget: ..."</c>.</param>
/// <param name="Sources">From <c>#i "nuget: ..."</c>: addresses or folders.</param>
internal sealed record PackageRequest(IReadOnlyList<PackageReference> Packages, IReadOnlyList<string> Sources)
{
    /// <summary>Asks for nothing.</summary>
    public static PackageRequest None { get; } = new([], []);
}
