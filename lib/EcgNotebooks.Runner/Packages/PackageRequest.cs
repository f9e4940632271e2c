namespace EcgNotebooks.Runner.Packages;

/// <summary>The NuGet packages that a piece of code references, with additional package sources.</summary>
/// <param name="Packages">The packages of <c>#r "nuget: ..."</c> directives.</param>
/// <param name="Sources">The sources of <c>#i "nuget: ..."</c> directives: addresses or folders.</param>
internal sealed record PackageRequest(IReadOnlyList<PackageReference> Packages, IReadOnlyList<string> Sources)
{
    /// <summary>A request without packages and sources.</summary>
    public static PackageRequest None { get; } = new([], []);
}
