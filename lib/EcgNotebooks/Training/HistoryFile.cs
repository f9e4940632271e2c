using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Training;

/// <summary>Reads the history.csv of a training run.</summary>
internal static class HistoryFile
{
    /// <summary>Reads a history of at least one epoch.</summary>
    /// <exception cref="TableException">The file is missing, empty or damaged, or its epochs aren't numbered from 1.</exception>
    public static TrainingHistory Read(string path)
    {
        using var records = CsvRecords.Open(path);
        var fields = new CsvFields(records);
        int[] columns =
        [
            .. ((string[])["epoch", "loss", "accuracy", "val_loss", "val_accuracy", "seconds"]).Select(
                records.Columns.Require
            ),
        ];
        var epochs = new List<EpochResult>();
        while (records.Read())
        {
            double Number(int column) => fields.RequiredNumber(columns[column]);
            var epoch = fields.RequiredInteger(columns[0]);
            if (epoch != epochs.Count + 1)
            {
                throw fields.Unexpected(columns[0], $"epoch {epochs.Count + 1}");
            }

            epochs.Add(new(epoch, Number(1), Number(2), Number(3), Number(4), Number(5)));
        }

        return epochs.Count > 0 ? new TrainingHistory(epochs) : throw TableException.Empty(path);
    }
}
