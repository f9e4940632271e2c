using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Finds the assemblies of #r directives, and those that other assemblies refer to, where scripts find them.</summary>
/// <param name="folder">The folder to which paths are relative.</param>
internal sealed class CellReferenceResolver(string folder) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver _scripts = ScriptMetadataResolver.Default.WithBaseDirectory(folder);

    public override bool ResolveMissingAssemblies => _scripts.ResolveMissingAssemblies;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    ) =>
        Path.IsPathFullyQualified(reference) && File.Exists(reference)
            ? [CellReferences.Of(reference).WithProperties(properties)]
            : _scripts.ResolveReference(reference, baseFilePath, properties);

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity referenceIdentity
    ) =>
        PlatformAssemblies.Find(referenceIdentity.Name) is { } path
            ? CellReferences.Of(path)
            : _scripts.ResolveMissingAssembly(definition, referenceIdentity);

    public override bool Equals(object? other) =>
        other is CellReferenceResolver resolver && resolver._scripts.Equals(_scripts);

    public override int GetHashCode() => _scripts.GetHashCode();
}
