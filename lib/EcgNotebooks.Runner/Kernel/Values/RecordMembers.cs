using System.Reflection;
using System.Runtime.CompilerServices;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>The members that a record or an anonymous value shows.</summary>
/// <param name="Name">The record's name; empty for an anonymous type.</param>
/// <param name="Members">Its public properties and fields.</param>
internal sealed record RecordMembers(string Name, IReadOnlyList<MemberInfo> Members)
{
    /// <summary>The members; null where the value is neither, or a record that says itself what it looks like.</summary>
    public static RecordMembers? Of(object value)
    {
        var type = value.GetType();
        return IsAnonymous(type) ? new RecordMembers("", MembersOf(type))
            : IsPlainRecord(type) ? new RecordMembers(type.Name.Split('`')[0], MembersOf(type))
            : null;
    }

    /// <summary>Their names and values.</summary>
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

    // The compiler gives a record PrintMembers, and a ToString() where the program has none of its own.
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
