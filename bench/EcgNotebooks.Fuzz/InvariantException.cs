namespace EcgNotebooks.Fuzz;

/// <summary>A reader returned what it promises never to return.</summary>
internal sealed class BrokenPromiseException(string what) : Exception(what)
{
    /// <summary>Checks a promise.</summary>
    public static void Unless(bool kept, string what)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(what);
        }
    }
}
