using System.Text;
using EcgNotebooks.Files;
using Sylvan.Data.Csv;

namespace EcgNotebooks.Formats.Csv;

/// <summary>Reads the records of a CSV file with a header one by one; every error names the file, the line and the column.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const int BufferChars = 1 << 16;
    private const int MaxRecordChars = 1 << 22;

    private static readonly CsvDataReaderOptions _options = new()
    {
        HasHeaders = false,
        Delimiter = ',',
        // A character that can't occur disables comments: a row that begins with # is a row.
        Comment = '\uFFFF',
        BufferSize = BufferChars,
        MaxBufferSize = MaxRecordChars,
    };

    private readonly CsvDataReader _reader;
    private readonly Func<bool> _readRecord;
    private int _nextLine = 1;

    private CsvRecords(string file, long bytes, TextReader text)
    {
        (File, Bytes) = (file, bytes);
        _reader = Guarded(() => CsvDataReader.Create(text, _options));
        _readRecord = _reader.Read;
        if (!Guarded(_readRecord))
        {
            throw TableException.Empty(file);
        }

        Advance();
        Columns = new CsvColumns(file, Line, ReadHeader());
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Size of the file in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Line on which the current record begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of blank lines that <see cref="Read"/> skipped before the current record.</summary>
    public int BlankLines { get; private set; }

    /// <summary>The columns that the header names.</summary>
    public CsvColumns Columns { get; }

    /// <summary>The current record's text as it is in the file, including its line end if there is one.</summary>
    public ReadOnlySpan<char> Raw => _reader.GetRawRecordSpan();

    /// <summary>Returns the text of one field of the current record, without quotes.</summary>
    public ReadOnlySpan<char> this[int column] => _reader.GetFieldSpan(column);

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="TableException">The file is missing or empty, isn't text in UTF-8, or its header names a column twice.</exception>
    public static CsvRecords Open(string path)
    {
        try
        {
            if (FileLength.IsZero(path))
            {
                throw TableException.Empty(path);
            }

            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            try
            {
                SkipByteOrderMark(stream);
                var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
                return new CsvRecords(path, stream.Length, new FieldLimitReader(path, stream, strict, BufferChars));
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw TableException.NotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TableException.Unreadable(path, e);
        }
    }

    /// <summary>Moves to the next record; returns false after the last one. Blank lines are skipped and counted.</summary>
    /// <exception cref="TableException">The record has too few or too many fields, or can't be read as CSV.</exception>
    public bool Read()
    {
        BlankLines = 0;
        while (Guarded(_readRecord))
        {
            Advance();
            if (_reader.RowFieldCount == Columns.Names.Count && (_reader.RowFieldCount > 1 || !IsEmptyLine()))
            {
                return true;
            }

            if (!IsEmptyLine())
            {
                throw WrongFieldCount();
            }

            BlankLines++;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static void SkipByteOrderMark(FileStream stream)
    {
        Span<byte> head = stackalloc byte[3];
        var read = stream.ReadAtLeast(head, 3, throwOnEndOfStream: false);
        stream.Position = head[..read].SequenceEqual(Encoding.UTF8.Preamble) ? read : 0;
    }

    private string[] ReadHeader()
    {
        var names = new string[_reader.RowFieldCount];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = this[i].ToString();
        }

        return names;
    }

    private bool IsEmptyLine() => Raw.TrimEnd("\r\n").IsEmpty;

    private void Advance()
    {
        Line = _nextLine;
        _nextLine += LineEnds(Raw);
    }

    private static int LineEnds(ReadOnlySpan<char> text)
    {
        var count = text.Count('\n');
        // Files of old Macs end their lines with \r alone.
        return count > 0 ? count : text.Count('\r');
    }

    private TableException WrongFieldCount()
    {
        var (found, expected) = (_reader.RowFieldCount, Columns.Names.Count);
        var column = found < expected ? Columns.Names[found] : null;
        return TableException.FieldCount(File, Line, column, found, expected);
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException e)
        {
            throw TableException.TooLong(File, _nextLine, e);
        }
        catch (CsvFormatException e)
        {
            throw TableException.Malformed(File, _nextLine, ColumnName(e.FieldOrdinal), e);
        }
        catch (DecoderFallbackException e)
        {
            throw TableException.NotUtf8(File, _nextLine, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TableException.Unreadable(File, e);
        }
    }

    private string? ColumnName(int ordinal) =>
        Columns is not null && ordinal >= 0 && ordinal < Columns.Names.Count ? Columns.Names[ordinal] : null;
}
