using EcgNotebooks.Datasets;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Simulation;

/// <summary>A demo with signals that several tests share.</summary>
public sealed class DemoFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DemoFixture()
    {
        DemoData.Make(_folder["demo"], Options);
        Tree = PtbXl.Open(_folder["demo"]);
        Rows = DemoRow.ReadAll(Tree.TablePath);
    }

    internal static DemoOptions Options { get; } = new() { Recordings = 160 };

    internal PtbXl Tree { get; }

    internal IReadOnlyList<DemoRow> Rows { get; }

    public void Dispose() => _folder.Dispose();
}

[CollectionDefinition(Name)]
public sealed class DemoTests : ICollectionFixture<DemoFixture>
{
    public const string Name = "A demo with signals";
}
