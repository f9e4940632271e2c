using System.Runtime.ExceptionServices;

namespace EcgNotebooks.Fuzz;

/// <summary>Several ways to read one input, each tried whatever became of the others.</summary>
internal static class Attempts
{
    /// <summary>Makes all attempts; the first refusal is thrown in the end where none succeeded, anything else at once.</summary>
    public static void All(params IEnumerable<Action> attempts)
    {
        ExceptionDispatchInfo? refusal = null;
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
                refusal ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        if (!read)
        {
            refusal?.Throw();
        }
    }
}
