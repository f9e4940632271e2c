namespace EcgNotebooks.Files;

/// <summary>A wait for another process to leave a folder.</summary>
/// <param name="Place">What is waited for, as errors call it.</param>
/// <param name="IsOver">Whether the wait has ended.</param>
internal sealed record FolderWait(string Place, bool IsOver)
{
    /// <summary>Raised when a wait begins and when it ends; without listeners its beginning is said on standard error.</summary>
    /// <remarks>A host that stores what a notebook prints says it elsewhere, so that no output depends on other processes.</remarks>
    public static event Action<FolderWait>? Changed;

    /// <summary>The wait as a sentence.</summary>
    public override string ToString() =>
        IsOver
            ? $"{Place}: the other process has left."
            : $"{Place}: another process works there; waiting for it to end.";

    internal static void Begin(string place) => Tell(new FolderWait(place, IsOver: false));

    internal static void End(string place) => Tell(new FolderWait(place, IsOver: true));

    private static void Tell(FolderWait wait)
    {
        if (Changed is { } listeners)
        {
            listeners(wait);
        }
        else if (!wait.IsOver)
        {
            Console.Error.WriteLine($"ecg: {wait}");
        }
    }
}
