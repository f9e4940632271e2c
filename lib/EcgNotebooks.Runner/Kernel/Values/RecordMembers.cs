using System.Reflection;
using System.Runtime.CompilerServices;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>The displayed members of a record or an anonymous type.</summary>
/// <param name="Name">The record's name; empty for an anonymous type.</param>
/// <param name="Members">The public properties and fields.</param>
internal sealed record RecordMembers(string Name, IReadOnlyList<MemberInfo> Members)
{
    /// <summary>Returns the members; null if the value is neither a record nor anonymous, or if the record has a ToString() of its own.</summary>
    public static RecordMembers? Of(object value)
    {
        var type = value.GetType();
        return IsAnonymous(type) ? new RecordMembers("", MembersOf(type))
            : IsPlainRecord(type) ? new RecordMembers(type.Name.Split('`')[0], MembersOf(type))
            : null;
    }

    /// <summary>Reads the names and values of the members.</summary>
    public IEnumerable<(string Name, object? Value)> Values(object value) =>
        Members.Select(member =>
            (
                member.Name,
                member is PropertyInfo property ? property.GetValue(value) : ((FieldInfo)member).GetValue(value)
            )
        );

    private static bool IsAnonymous(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    // The compiler generates PrintMembers for every record, and ToString() unless the record declares it.
    private static bool IsPlainRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            is not null
        && type.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static MemberInfo[] MembersOf(Type type) =>
        [
            .. type.GetMembers(BindingFlags.Instance | BindingFlags.Public)
                .Where(member =>
                    member is FieldInfo
                    || member is PropertyInfo { CanRead: true } property && property.GetIndexParameters().Length == 0
                ),
        ];
}
