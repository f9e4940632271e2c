using System.Runtime.InteropServices;

namespace EcgNotebooks.Runner.Confinement;

/// <summary>The numbers of Linux system calls on one architecture; null where the architecture has no such call.</summary>
/// <param name="Architecture">The architecture in the kernel's audit numbers.</param>
/// <param name="Seccomp">The call that installs a filter.</param>
/// <param name="OldClone">Creates a thread or a process, as its flags say.</param>
/// <param name="NewerClone">The newer form of clone, whose flags a filter can't see.</param>
/// <param name="Socket">Creates a socket.</param>
/// <param name="SignalsByProcess">Calls that send a signal to the process that the first argument names.</param>
/// <param name="Refused">Calls that start programs, or reach into other processes.</param>
internal sealed record SystemCalls(
    uint Architecture,
    int Seccomp,
    uint OldClone,
    uint NewerClone,
    uint Socket,
    uint[] SignalsByProcess,
    uint[] Refused
)
{
    // Both tables are those of the kernel's unistd headers. io_uring is refused because its operations pass no filter.
    private static readonly SystemCalls _x64 = new(
        0xC000003E,
        317,
        OldClone: 56,
        NewerClone: 435,
        Socket: 41,
        SignalsByProcess: [62, 234], // kill, tgkill
        // fork, vfork, execve, execveat, ptrace, process_vm_readv, process_vm_writev, tkill, rt_sigqueueinfo,
        // rt_tgsigqueueinfo, pidfd_send_signal, io_uring_setup
        Refused: [57, 58, 59, 322, 101, 310, 311, 200, 129, 297, 424, 425]
    );

    private static readonly SystemCalls _arm64 = new(
        0xC00000B7,
        277,
        OldClone: 220,
        NewerClone: 435,
        Socket: 198,
        SignalsByProcess: [129, 131],
        // The same calls without fork and vfork, which this architecture doesn't have.
        Refused: [221, 281, 117, 270, 271, 130, 138, 240, 424, 425]
    );

    /// <summary>The calls of this system; null on systems other than Linux on x64 and arm64.</summary>
    public static SystemCalls? OfThisSystem { get; } =
        !OperatingSystem.IsLinux() ? null
        : RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 ? _x64
        : RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? _arm64
        : null;
}
