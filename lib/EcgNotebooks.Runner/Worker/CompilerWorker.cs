using System.Threading.Channels;
using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The process that compiles the cells of all notebooks: the parent sends a line for each, and gets one.</summary>
internal static class CompilerWorker
{
    /// <summary>What a worker is told instead of a notebook's plan.</summary>
    public const string Task = "compile";

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
