using System.Runtime.InteropServices;

namespace EcgNotebooks.Runner.Confinement;

/// <summary>An instruction of a system call filter, in the kernel's layout (struct sock_filter).</summary>
/// <param name="Code">The operation.</param>
/// <param name="IfTrue">The number of instructions to skip if the condition holds.</param>
/// <param name="IfFalse">The number of instructions to skip if it doesn't.</param>
/// <param name="Operand">The operand.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FilterInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);
