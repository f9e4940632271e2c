namespace EcgNotebooks.Files;

/// <summary>The state of a wait for another process to release a folder.</summary>
/// <param name="Place">The folder, as messages name it.</param>
/// <param name="IsOver">Whether the wait has ended.</param>
internal sealed record FolderWait(string Place, bool IsOver)
{
    /// <summary>Raised when a wait begins and when it ends; without subscribers, its beginning is written to standard error.</summary>
    /// <remarks>A host that stores a notebook's output subscribes, so that the output doesn't depend on other processes.</remarks>
    public static event Action<FolderWait>? Changed;

    /// <summary>Returns the state as a sentence.</summary>
    public override string ToString() =>
        IsOver
            ? $"{Place}: the other process has released the folder."
            : $"{Place}: another process is using this folder; waiting until it ends.";

    internal static void Begin(string place) => Raise(new FolderWait(place, IsOver: false));

    internal static void End(string place) => Raise(new FolderWait(place, IsOver: true));

    private static void Raise(FolderWait wait)
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
