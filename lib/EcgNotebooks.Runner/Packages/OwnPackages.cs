using System.Text.Json;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Looks up the versions of the packages that this program was built with.</summary>
internal static class OwnPackages
{
    private static readonly Lazy<Dictionary<string, string>> _versions = new(Read);

    /// <summary>Returns the program's own version of a package, or null if it doesn't use the package.</summary>
    public static string? VersionOf(string name) => _versions.Value.GetValueOrDefault(name);

    // https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md
    private static Dictionary<string, string> Read()
    {
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var files = ((string?)AppContext.GetData("APP_CONTEXT_DEPS_FILES") ?? "").Split(';').Where(File.Exists);
        foreach (var file in files)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var library in Libraries(json.RootElement))
            {
                var slash = library.Name.IndexOf('/', StringComparison.Ordinal);
                versions.TryAdd(library.Name[..slash], library.Name[(slash + 1)..]);
            }
        }

        return versions;
    }

    private static IEnumerable<JsonProperty> Libraries(JsonElement root) =>
        root.TryGetProperty("libraries", out var libraries)
            ? libraries
                .EnumerateObject()
                .Where(library =>
                    library.Name.Contains('/', StringComparison.Ordinal)
                    && library.Value.TryGetProperty("type", out var type)
                    && type.GetString() == "package"
                )
            : [];
}
