using EcgNotebooks.Datasets;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Reads the history.csv that a training wrote.</summary>
public static class HistoryFile
{
    /// <summary>The epochs in their order.</summary>
    /// <exception cref="TableException">The file is missing or damaged.</exception>
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
            epochs.Add(new(fields.RequiredInteger(columns[0]), Number(1), Number(2), Number(3), Number(4), Number(5)));
        }

        return new TrainingHistory(epochs);
    }
}
