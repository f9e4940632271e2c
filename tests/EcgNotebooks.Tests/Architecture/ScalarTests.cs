using Mono.Cecil;
using Mono.Cecil.Cil;
using TorchSharp;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>The library holds each scalar that it gives to torch in a variable or a field.</summary>
/// <remarks>
/// A temporary one, as in tensor + 0.001, may be freed by the garbage collector between the reading of its handle and the native
/// call, which then fails or computes with another number.
/// </remarks>
public class ScalarTests
{
    [Fact]
    public void No_scalar_is_temporary()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Lead).Assembly.Location);
        var scalars = module
            .GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions.Select(instruction => (method, instruction)))
            .Where(made => IsConversion(made.instruction))
            .ToList();
        Assert.NotEmpty(scalars);
        Assert.All(scalars, made => Assert.True(IsStore(made.instruction.Next), made.method.FullName));
    }

    private static bool IsConversion(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: "op_Implicit" or nameof(ScalarExtensionMethods.ToScalar) } method
        && method.ReturnType.Name == nameof(Scalar);

    private static bool IsStore(Instruction instruction) =>
        instruction.OpCode.Code
            is Code.Stloc
                or Code.Stloc_S
                or Code.Stloc_0
                or Code.Stloc_1
                or Code.Stloc_2
                or Code.Stloc_3
                or Code.Stsfld;
}
