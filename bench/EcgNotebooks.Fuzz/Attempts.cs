using System.Runtime.ExceptionServices;

namespace EcgNotebooks.Fuzz;

/// <summary>Reads an input in several ways, each independent of the outcome of the others.</summary>
internal static class Attempts
{
    /// <summary>Makes all attempts; if all of them reject the input, throws the first rejection. Other exceptions are thrown immediately.</summary>
    public static void All(params IEnumerable<Action> attempts)
    {
        ExceptionDispatchInfo? rejection = null;
        var read = false;
        foreach (var attempt in attempts)
        {
            try
            {
                attempt();
                read = true;
            }
            catch (EcgException e)
            {
                Verdict.CheckText(e);
                rejection ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        if (!read)
        {
            rejection?.Throw();
        }
    }
}
