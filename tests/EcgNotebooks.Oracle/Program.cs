using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Oracle;

// Usage: EcgNotebooks.Oracle NOTEBOOK COPY. Runs the code cells of NOTEBOOK and writes the executed copy to COPY.
// The exit code is 1 if a cell fails that isn't expected to; the copy then ends with this cell's error.
var (notebook, copy) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]));
var root = JsonNode.Parse(File.ReadAllText(notebook))!;
Directory.SetCurrentDirectory(Path.GetDirectoryName(notebook)!);
using var kernel = new NotebookKernel();
var run = new CellRun(kernel, root["cells"]!.AsArray());
var succeeded = await run.RunAsync();
File.WriteAllText(copy, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
return succeeded ? 0 : 1;
