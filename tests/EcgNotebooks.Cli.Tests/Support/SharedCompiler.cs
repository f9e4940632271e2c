using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Runner;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Lets all commands of the tests' process use the same compiler processes, each of which takes seconds to start.</summary>
internal static class SharedCompiler
{
    private static readonly Lazy<NotebookRunner> _runner = new(() => new NotebookRunner(Collection.Options(1)));

    // This notebook is never run; as long as it is prepared, the compilers stay.
    private static readonly Lazy<PreparedNotebook> _keeper = new(() => _runner.Value.Prepare("kept.ipynb"));

    public static void Use() =>
        Collection.Runner = options =>
        {
            _ = _keeper.Value;
            return _runner.Value.With(options);
        };
}
