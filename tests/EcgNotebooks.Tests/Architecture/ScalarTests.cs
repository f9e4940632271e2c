using Mono.Cecil;
using Mono.Cecil.Cil;
using TorchSharp;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>The library holds each scalar that it gives to torch in a variable or a field.</summary>
/// <remarks>
/// A temporary one, as in tensor * 0.001, may be freed by the garbage collector between the reading of its handle and the native
/// call, which then fails or computes with another number.
/// </remarks>
public class ScalarTests
{
    [Fact]
    public void No_scalar_is_temporary() =>
        WithCalls(calls =>
        {
            var scalars = calls.Where(IsConversion).ToList();
            Assert.NotEmpty(scalars);
            Assert.All(scalars, made => Assert.True(IsStore(made.Next), made.ToString()));
        });

    [Fact]
    public void No_call_makes_a_temporary_scalar_of_its_own() =>
        WithCalls(calls =>
        {
            var called = calls
                .Select(call => (MethodReference)call.Operand)
                .Where(method => method.DeclaringType.Name == nameof(torch.Tensor))
                .ToList();
            Assert.Contains(called, method => method.Name == nameof(torch.Tensor.clamp));
            Assert.Empty(called.Where(MakesScalar).Select(method => method.FullName));
        });

    private static void WithCalls(Action<IEnumerable<Instruction>> use)
    {
        using var module = ModuleDefinition.ReadModule(typeof(Lead).Assembly.Location);
        use(
            module
                .GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions)
                .Where(instruction => instruction.Operand is MethodReference)
        );
    }

    private static bool IsConversion(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: "op_Implicit" or nameof(ScalarExtensionMethods.ToScalar) } method
        && method.ReturnType.Name == nameof(Scalar);

    // An addition without its last argument multiplies by a scalar of 1, as the operators do that add, and other operators make a
    // scalar of a number.
    private static bool MakesScalar(MethodReference method)
    {
        var types = method.Parameters.Select(parameter => parameter.ParameterType).ToArray();
        return method.Name switch
        {
            "op_Addition" => true,
            nameof(torch.Tensor.add) or nameof(torch.Tensor.add_) => types.Length == 1,
            "op_Subtraction" => types[0].Name != nameof(torch.Tensor) || types[1].IsPrimitive,
            "op_Multiply" or "op_Division" => types.Any(type => type.IsPrimitive),
            _ => false,
        };
    }

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
