namespace EcgNotebooks.Fuzz;

/// <summary>The exception for a result of a reader that violates one of its invariants.</summary>
internal sealed class InvariantException(string violation) : Exception(violation)
{
    /// <summary>Throws if an invariant doesn't hold.</summary>
    public static void ThrowUnless(bool holds, string violation)
    {
        if (!holds)
        {
            throw new InvariantException(violation);
        }
    }
}
