using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>Reads from a compiled assembly which types each of its types uses; nested types count as their outermost type.</summary>
internal static class TypeUses
{
    /// <summary>The namespace and name of each user with those of each type that it uses, in this or another assembly.</summary>
    public static IEnumerable<(TypeName User, TypeName Used)> In(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return
        [
            .. module
                .GetTypes()
                .Where(type => type.Namespace.Length > 0 || type.DeclaringType is not null)
                .SelectMany(type => Of(type).SelectMany(Flat).Select(used => (User: Name(type), Used: Name(used))))
                .Where(use => use.User != use.Used)
                .Distinct(),
        ];
    }

    private static IEnumerable<TypeReference?> Of(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. Attributes(type),
            .. Constraints(type),
            .. type.Fields.SelectMany(field => Attributes(field).Prepend(field.FieldType)),
            .. type.Properties.SelectMany(Attributes),
            .. type.Methods.SelectMany(Of),
        ];

    private static IEnumerable<TypeReference?> Of(MethodDefinition method) =>
        [
            .. Signature(method),
            .. Attributes(method),
            .. Constraints(method),
            .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
            .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
            .. method.HasBody ? method.Body.Instructions.SelectMany(Of) : [],
        ];

    private static IEnumerable<TypeReference?> Of(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod method => [.. Signature(method), .. method.GenericArguments],
            MethodReference method => Signature(method),
            _ => [],
        };

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.Select(attribute => attribute.AttributeType);

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(c => c.ConstraintType));

    // List<Lead[]> uses List and Lead.
    private static IEnumerable<TypeReference> Flat(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Flat).Prepend(generic.ElementType),
            TypeSpecification specification => Flat(specification.ElementType),
            _ => [type],
        };

    private static TypeName Name(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return new(type.Namespace, type.Name);
    }
}

/// <summary>A type by namespace and name.</summary>
internal readonly record struct TypeName(string Namespace, string Name);
