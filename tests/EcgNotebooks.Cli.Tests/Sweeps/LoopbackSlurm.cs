using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EcgNotebooks.Cli.Tests.Sweeps;

/// <summary>A Slurm cluster of this machine alone, over the loopback, which ends with the test.</summary>
internal sealed class LoopbackSlurm : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _daemons = [];
    private readonly ConcurrentQueue<string> _words = [];

    /// <summary>Starts it; the test is skipped with the reason where that isn't possible.</summary>
    public static async Task<LoopbackSlurm> StartAsync()
    {
        string[] needed = ["slurmctld", "slurmd", "sbatch", "squeue", "scancel"];
        foreach (var program in needed)
        {
            Assert.SkipUnless(
                Find(program) is not null,
                $"{program} is not on the PATH (docs/sweeps.md says how to install Slurm)"
            );
        }

        Assert.SkipUnless(Environment.UserName == "root", "slurmd needs root");
        var slurm = new LoopbackSlurm();
        try
        {
            slurm.Start();
            await slurm.UntilIdleAsync();
            return slurm;
        }
        catch
        {
            await slurm.DisposeAsync();
            throw;
        }
    }

    public string Configuration => _folder["slurm.conf"];

    /// <summary>What a command of Slurm prints.</summary>
    public async Task<string> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(Info(command, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (_daemons.Count > 0)
        {
            await RunAsync("scancel", "--me", "--signal=KILL", "--full");
            await RunAsync("scancel", "--me");
            for (var i = 0; i < 50 && (await RunAsync("squeue", "--noheader")).Length > 0; i++)
            {
                await Task.Delay(100);
            }
        }

        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            daemon.StandardInput.Close();
            await daemon.WaitForExitAsync();
            daemon.Dispose();
        }

        _folder.Dispose();
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private void Start()
    {
        var host = Dns.GetHostName();
        Directory.CreateDirectory(_folder["state"]);
        Directory.CreateDirectory(_folder["spool"]);
        File.WriteAllText(
            Configuration,
            $"""
            ClusterName=ecg-test
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/none
            CredType=cred/none
            StateSaveLocation={_folder["state"]}
            SlurmdSpoolDir={_folder["spool"]}
            SlurmctldPidFile={_folder["slurmctld.pid"]}
            SlurmdPidFile={_folder["slurmd.pid"]}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            MailProg=/bin/true
            AccountingStorageType=accounting_storage/none
            JobAcctGatherType=jobacct_gather/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0
            SlurmdParameters=config_overrides
            KillWait=2
            NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
            PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP

            """
        );
        StartDaemon("slurmctld", "-D");
        StartDaemon("slurmd", "-D", "-N", host);
    }

    private async Task UntilIdleAsync()
    {
        var waiting = Stopwatch.StartNew();
        while (!(await RunAsync("sinfo", "--noheader", "--format=%T")).StartsWith("idle", StringComparison.Ordinal))
        {
            Assert.True(
                waiting.Elapsed < TimeSpan.FromMinutes(5),
                $"Slurm doesn't come up:\n{string.Join('\n', _words.TakeLast(20))}"
            );
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private ProcessStartInfo Info(string command, params string[] arguments)
    {
        var info = new ProcessStartInfo(Find(command)!, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        info.Environment["SLURM_CONF"] = Configuration;
        return info;
    }

    // The shell ends the daemon when its input does: also where the test process is killed.
    private void StartDaemon(string program, params string[] arguments)
    {
        const string Script = "\"$@\" & cat > /dev/null; kill -KILL $!; wait";
        var info = Info("bash", "-c", Script, "daemon", Find(program)!);
        arguments.ToList().ForEach(info.ArgumentList.Add);
        info.RedirectStandardInput = true;
        var daemon = Process.Start(info)!;
        daemon.OutputDataReceived += (_, e) => _words.Enqueue($"{program}: {e.Data}");
        daemon.ErrorDataReceived += (_, e) => _words.Enqueue($"{program}: {e.Data}");
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        _daemons.Add(daemon);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
