using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Packages;

/// <summary>A NuGet package that a cell references with <c>#r "nuget: Name, Version"</c>.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">A version, a range or a floating version in NuGet's notation; null for the newest stable version.</param>
internal sealed partial record PackageReference(string Name, string? Version)
{
    /// <summary>Whether the installed version depends on the versions that the sources offer at the time of the restore.</summary>
    public bool Floats => Version?.Contains('*', StringComparison.Ordinal) ?? true;

    /// <summary>Parses the text after "nuget:"; returns null if it isn't a package with an optional version.</summary>
    public static PackageReference? Parse(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? text : text[..comma]).Trim();
        var version = comma < 0 ? "" : text[(comma + 1)..].Trim();
        return IdForm().IsMatch(name) && (version.Length == 0 || VersionForm().IsMatch(version))
            ? new PackageReference(name, version.Length == 0 ? null : version)
            : null;
    }

    /// <summary>Returns the directive that references the package.</summary>
    public override string ToString() => Version is null ? $"#r \"nuget: {Name}\"" : $"#r \"nuget: {Name}, {Version}\"";

    // https://learn.microsoft.com/nuget/reference/nuspec#id
    [GeneratedRegex("^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,99})\\z")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[0-9A-Za-z.*+()\\[\\], -]{1,100}\\z")]
    private static partial Regex VersionForm();
}
