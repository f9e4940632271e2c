using System.Reflection;
using EcgNotebooks.Networks.Kernels;
using Xunit.Sdk;
using Xunit.v3;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Runs a test with the kernels of every vector width; the first argument of the test is the name of the kernels.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnAllWidthsAttribute(params object[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([.. FusedKernels.All.Select(Row)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    /// <summary>Returns the kernels with a name.</summary>
    internal static FusedKernels Named(string name) => FusedKernels.All.Single(kernels => kernels.Name == name);

    private TheoryDataRow Row(FusedKernels kernels) =>
        new([kernels.Name, .. arguments])
        {
            Skip = kernels.IsSupported ? null : "This processor hasn't the instructions of these kernels.",
        };
}
