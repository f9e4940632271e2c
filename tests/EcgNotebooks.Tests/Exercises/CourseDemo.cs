using EcgNotebooks.Datasets;
using EcgNotebooks.Exercises;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Exercises;

/// <summary>The demo that students see; in a smaller one, some mistakes give the right number by chance.</summary>
public sealed class CourseDemo : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CourseDemo()
    {
        DemoData.Make(_folder["demo"]);
        Data = PtbXl.Open(_folder["demo"]);
        Given = new ExerciseData(Data);
    }

    internal PtbXl Data { get; }

    internal ExerciseData Given { get; }

    public void Dispose() => _folder.Dispose();
}
