using System.Globalization;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Sends a cell's printed and displayed outputs up to a limit, with a note where they are cut.</summary>
/// <remarks>Outputs are cut in the cell's own process, so that the parent never has to hold them.</remarks>
/// <param name="send">Sends an event; called by one thread at a time, although cells may print from many.</param>
internal sealed class CellOutput(Action<WorkerEvent> send)
{
    /// <summary>The most characters that a cell may print, to both streams together.</summary>
    public const int PrintedCharacters = 1_000_000;

    /// <summary>The most characters that a cell may display, in all forms together.</summary>
    public const int ShownCharacters = 20_000_000;

    /// <summary>The most outputs that a cell may have; consecutive texts of the same stream count as one.</summary>
    public const int Outputs = 10_000;

    private const int Stopped = 10;

    /// <summary>The message of a cell that is stopped because it displays without end.</summary>
    public static readonly string FloodMessage = string.Create(
        CultureInfo.InvariantCulture,
        $"The cell was stopped because it displays more than {Stopped} times the {Outputs} outputs or {ShownCharacters} characters that are kept. Display less, or print."
    );

    private readonly Lock _lock = new();
    private int _cell;
    private int _outputs;
    private string? _stream;
    private long _printed;
    private long _cutCharacters;
    private long _shown;
    private long _cutDisplays;
    private long _cutCharactersOfDisplays;

    /// <summary>
    /// Whether the running cell has displayed ten times as much as is kept. The host keeps all displays of a running cell in
    /// memory, so that a cell that goes on forever has to be stopped.
    /// </summary>
    public bool IsFlooded =>
        _cutDisplays > Stopped * Outputs || _cutCharactersOfDisplays > Stopped * (long)ShownCharacters;

    /// <summary>Resets the limits for a new cell.</summary>
    public void Begin(int cell)
    {
        lock (_lock)
        {
            (_cell, _outputs, _stream) = (cell, 0, null);
            (_printed, _cutCharacters, _shown, _cutDisplays, _cutCharactersOfDisplays) = (0, 0, 0, 0, 0);
        }
    }

    /// <summary>Sends printed text.</summary>
    public void Print(string stream, string text)
    {
        lock (_lock)
        {
            var kept = HasRoom(stream) ? Math.Min(text.Length, PrintedCharacters - (int)_printed) : 0;
            _printed += kept;
            if (kept > 0)
            {
                Send(stream, text[..kept]);
            }

            if (kept < text.Length)
            {
                var first = _cutCharacters == 0;
                _cutCharacters += text.Length - kept;
                NoteCut(first, stream, $"output cut: a cell may print {PrintedCharacters} characters");
            }
        }
    }

    /// <summary>Sends displayed data.</summary>
    /// <param name="shown">The data; the cell's number is set here.</param>
    public void Show(CellDisplayed shown)
    {
        lock (_lock)
        {
            var size = SizeOf(shown);
            if (_outputs < Outputs && _shown + size <= ShownCharacters)
            {
                _outputs++;
                _shown += size;
                _stream = null;
                send(shown with { Cell = _cell });
                return;
            }

            _cutCharactersOfDisplays += size;

            NoteCut(
                _cutDisplays++ == 0,
                "stderr",
                $"output cut: a cell may have {Outputs} outputs and show {ShownCharacters} characters"
            );
        }
    }

    /// <summary>Sends notes on the amount of cut output when the cell has ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            Note(_cutCharacters, "characters", _stream ?? "stdout");
            Note(_cutDisplays, "displays", "stderr");
        }
    }

    private static long SizeOf(CellDisplayed shown) =>
        shown.Forms.Sum(form => (long)form.MimeType.Length + form.Data.Length) + (shown.Bitmap?.Length ?? 0);

    private bool HasRoom(string stream) => stream == _stream || _outputs < Outputs;

    // The note is sent immediately, because End isn't called for a cell that is stopped at its time limit.
    private void NoteCut(bool first, string stream, string note)
    {
        if (first)
        {
            Send(stream, $"\n[{note}]\n");
        }
    }

    private void Note(long cut, string what, string stream)
    {
        if (cut > 0)
        {
            Send(stream, string.Create(CultureInfo.InvariantCulture, $"\n[output cut: {cut} more {what}]\n"));
        }
    }

    private void Send(string stream, string text)
    {
        _outputs += stream == _stream ? 0 : 1;
        _stream = stream;
        send(new CellPrinted(_cell, stream, text));
    }
}
