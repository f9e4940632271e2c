using EcgNotebooks.Cli.Tests.Crashes;
using EcgNotebooks.Cli.Tests.Outside;
using EcgNotebooks.Cli.Tests.Sweeps;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(EcgNotebooks.Cli.Tests.Support.LongestFirst))]

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Starts the classes that take longest first, so that none of them runs alone at the end while the other cores idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _longest =
    [
        .. new[]
        {
            typeof(ExamplesTests),
            typeof(OutsideTests),
            typeof(NotebookFilesTests),
            typeof(SlurmSweepTests),
            typeof(LocalSweepTests),
            typeof(PredictTests),
            typeof(NotebookVerbsTests),
            typeof(TwoRunsTests),
            typeof(KillMatrixTests),
            typeof(CollectionCheckTests),
            typeof(StandardStreamsTests),
            typeof(LeakFreeTests),
            typeof(TrainingTests),
        }.Select(type => type.FullName!),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    // A collection of one class is named after it: "Test collection for EcgNotebooks.Cli.Tests.ExamplesTests (id: ...)".
    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(
            _longest,
            name => collection.TestCollectionDisplayName.Contains($" {name} ", StringComparison.Ordinal)
        )
            is >= 0
                and var place
            ? place
            : _longest.Length;
}
