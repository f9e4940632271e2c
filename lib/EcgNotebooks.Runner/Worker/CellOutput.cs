using System.Globalization;
using EcgNotebooks.Runner.Kernel.Values;

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

    private readonly Lock _lock = new();
    private int _cell;
    private int _outputs;
    private string? _stream;
    private long _printed;
    private long _cutCharacters;
    private long _shown;
    private long _cutDisplays;

    /// <summary>Resets the limits for a new cell.</summary>
    public void Begin(int cell)
    {
        lock (_lock)
        {
            (_cell, _outputs, _stream) = (cell, 0, null);
            (_printed, _cutCharacters, _shown, _cutDisplays) = (0, 0, 0, 0);
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
    /// <param name="shown">The data.</param>
    /// <param name="isResult">Whether they are the value of the cell's trailing expression.</param>
    public void Show(ShownValue shown, bool isResult)
    {
        lock (_lock)
        {
            var size =
                (long)shown.Data.Length
                + shown.MimeType.Length
                + (shown.Html?.Length ?? 0)
                + (shown.Bitmap?.Length ?? 0);
            if (_outputs < Outputs && _shown + size <= ShownCharacters)
            {
                _outputs++;
                _shown += size;
                _stream = null;
                send(
                    new CellDisplayed(
                        _cell,
                        shown.MimeType,
                        shown.Data,
                        isResult,
                        shown.Html,
                        shown.Bitmap,
                        shown.Display
                    )
                );
                return;
            }

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
