namespace EcgNotebooks.Cli.Terminal;

/// <summary>Checks that the current folder exists, as it may be deleted at any time.</summary>
internal static class WorkingFolder
{
    /// <summary>The error message if it was deleted; the system's own message for relative paths wouldn't name the reason.</summary>
    public const string Missing = "the current folder doesn't exist any more. Change to another folder and try again.";

    /// <summary>Whether the current folder still exists.</summary>
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
