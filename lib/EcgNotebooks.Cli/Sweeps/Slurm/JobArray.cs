using EcgNotebooks.Cli.Verbs;
using EcgNotebooks.Files;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>Submits runs to Slurm as job arrays with one task per run.</summary>
internal sealed class JobArray(Sweep sweep, TaskLists lists)
{
    // Slurm's default limit for an array (MaxArraySize) is 1001.
    private const int MaxArraySize = 1000;

    /// <summary>Submits the runs.</summary>
    /// <returns>The job ids.</returns>
    /// <exception cref="EcgException">The folder can't be written, or sbatch fails.</exception>
    public async Task<IReadOnlyList<string>> SubmitAsync(IEnumerable<StudyRun> runs)
    {
        var jobs = new List<string>();
        foreach (var chunk in runs.Chunk(MaxArraySize))
        {
            var (name, list) = lists.Write(chunk);
            var script = Path.ChangeExtension(list, ".sh");
            AtomicFile.WriteText(script, Script(list));
            string[] options = [.. Options(name, chunk.Length)];
            var answer = await SlurmCommand.RunAsync("sbatch", ["--parsable", .. options, script]);
            jobs.Add(answer.Trim().Split(';')[0]);
        }

        return jobs;
    }

    private IEnumerable<string> Options(string name, int tasks)
    {
        var slurm = sweep.Study.Slurm;
        (string Name, object? Value)[] options =
        [
            ("job-name", name),
            ("array", $"0-{tasks - 1}" + (slurm.Tasks is { } most ? $"%{most}" : "")),
            ("chdir", lists.Folder),
            ("output", "%x_%a.out"),
            ("open-mode", "append"),
            ("cpus-per-task", slurm.Cpus ?? sweep.Study.Threads),
            ("partition", slurm.Partition),
            ("account", slurm.Account),
            ("qos", slurm.Qos),
            ("constraint", slurm.Constraint),
            ("time", slurm.Time),
            ("mem", slurm.Memory),
        ];
        return options.Where(option => option.Value is not null).Select(option => $"--{option.Name}={option.Value}");
    }

    private string Script(string list)
    {
        var threads = sweep.Study.Threads;
        var variables = ThreadVariables.Names.Select(name => $"{name}={ThreadVariables.Value(name, threads)}");
        return $$"""
            #!/bin/bash
            # Executes one run of a sweep. Each line of the list holds a task's run: its name and arguments.
            read -r -a run <<< "$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" {{Quoted(list)}})"
            export {{string.Join(' ', variables)}}
            exec {{Quoted(OwnProgram.Host)}} {{Quoted(OwnProgram.Assembly)}} {{SweepRunVerb.Name}} \
              --data {{Quoted(sweep.Data.Root)}} --out {{Quoted(sweep.Root)}} "${run[@]:1}" \
              >> {{Quoted(Sweep.RunsIn(sweep.Root))}}/"${run[0]}".log 2>&1

            """;
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
