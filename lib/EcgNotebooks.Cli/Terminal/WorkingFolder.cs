namespace EcgNotebooks.Cli.Terminal;

/// <summary>The folder that the program was started in, which may be deleted at any time.</summary>
internal static class WorkingFolder
{
    /// <summary>The error where it is gone: relative paths lead nowhere then, and the system refuses them without a reason.</summary>
    public const string Missing = "the current folder doesn't exist any more. Change to another folder and try again.";

    /// <summary>Whether it is still there.</summary>
    public static bool Exists
    {
        get
        {
            try
            {
                return Environment.CurrentDirectory.Length > 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
