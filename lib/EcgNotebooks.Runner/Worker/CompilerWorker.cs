using System.Threading.Channels;
using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The worker that compiles the cells of notebooks; it answers each line of the parent with one line.</summary>
internal static class CompilerWorker
{
    /// <summary>The task argument that makes a worker the compiler; other workers get a notebook's path.</summary>
    public const string Task = "compile";

    /// <summary>Compiles cells until the parent closes its pipe.</summary>
    public static async Task RunAsync(ChannelReader<string> parent, Stream pipe)
    {
        await using var replies = new StreamWriter(pipe) { AutoFlush = true };
        var notebooks = new Dictionary<int, CellCompiler>();
        CellCompiler.WarmUp();
        await foreach (var line in parent.ReadAllAsync())
        {
            var cell = JsonLine.Read<CodeToCompile>(line);
            if (cell.Code is null)
            {
                notebooks.Remove(cell.Notebook);
                continue;
            }

            if (!notebooks.TryGetValue(cell.Notebook, out var compiler))
            {
                notebooks[cell.Notebook] = compiler = new CellCompiler(cell.Folder);
            }

            await replies.WriteLineAsync(JsonLine.Of(compiler.Compile(cell.Code, cell.Follows, cell.References)));
        }
    }
}
