using System.Data.Common;
using Sylvan.Data.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>Refuses a file whose first record has more fields than any table has, before 600 bytes are taken for each.</summary>
internal sealed class CsvColumnLimit(string file) : ICsvSchemaProvider
{
    private const int MostColumns = 10_000;

    /// <inheritdoc/>
    public DbColumn? GetColumn(string? name, int ordinal) => null;

    /// <inheritdoc/>
    public int GetFieldCount(CsvDataReader reader) =>
        reader.RowFieldCount <= MostColumns
            ? reader.RowFieldCount
            : throw TableException.TooManyColumns(file, reader.RowFieldCount, MostColumns);
}
