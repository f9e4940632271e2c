using System.Globalization;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>Reads and writes the state of a training run, from which it can be resumed.</summary>
internal sealed class StateFile(CheckpointFolder folder, TrainingOptions options, int exampleCount)
{
    private const string History = "history";
    private const string Steps = "adam.steps";
    private const string PlannedEpochs = "planned_epochs";
    private const int HistoryColumns = 6;

    private int _writtenBestEpoch;

    /// <summary>Writes a state, and then the files derived from it.</summary>
    /// <param name="network">The network, for names and shapes of the weights; their values aren't read.</param>
    /// <param name="adam">The optimizer, for names and shapes of the moments; their values aren't read.</param>
    /// <param name="snapshot">The values to write.</param>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(Classifier network, Adam adam, TrainingSnapshot snapshot)
    {
        var (weights, epochs) = (network.Weights, snapshot.History.Epochs);
        var metadata = WeightsFile.Metadata(network, folder.RecipeDigest, epochs.Count, folder.Input);
        RequiredSettings().ToList().ForEach(c => metadata.Add(c.Key, c.Value));
        metadata.Add(PlannedEpochs, options.Epochs.ToString(CultureInfo.InvariantCulture));
        NamedArray[] arrays =
        [
            new(History, [epochs.Count, HistoryColumns], [.. epochs.SelectMany(Row)]),
            new(Steps, [], (long[])[snapshot.Steps]),
            .. WeightsFile.Arrays(weights, snapshot.Last, "last."),
            .. WeightsFile.Arrays(weights, snapshot.Best, "best."),
            .. WeightsFile.Arrays(adam.Weights, snapshot.FirstMoments, "adam.first."),
            .. WeightsFile.Arrays(adam.Weights, snapshot.SecondMoments, "adam.second."),
        ];
        new SafetensorsFile(arrays, metadata).Write(folder.StateFile);
        WriteDerivedFiles(network, snapshot.History, snapshot.Last, snapshot.Best);
    }

    /// <summary>Loads the state in the folder; returns false if there is none.</summary>
    /// <exception cref="EcgException">The state is that of a different training run, or the file is damaged.</exception>
    public bool Load(TrainingState state)
    {
        var path = folder.StateFile;
        if (!File.Exists(path))
        {
            return false;
        }

        var file = SafetensorsFile.Read(path);
        var weights = state.Network.Weights;
        RequireSameRun(file, state.Network);
        var history = ReadHistory(file);
        var last = WeightsFile.Find(file, path, weights, "last.");
        var best = WeightsFile.Find(file, path, weights, "best.");
        var first = WeightsFile.Find(file, path, state.Adam.Weights, "adam.first.");
        var second = WeightsFile.Find(file, path, state.Adam.Weights, "adam.second.");
        state.Adam.Steps = Values<long>(file, Steps, 1)[0];
        for (var i = 0; i < last.Length; i++)
        {
            weights[i].Set(last[i]);
        }

        for (var i = 0; i < first.Length; i++)
        {
            first[i].CopyTo(state.Adam.FirstMoments[i], 0);
            second[i].CopyTo(state.Adam.SecondMoments[i], 0);
        }

        (state.History, state.Best) = (history, best);
        WriteDerivedFiles(state.Network, history, last, best);
        return true;
    }

    /// <summary>Returns the number of epochs that the training run in a folder was started for; null if its state doesn't tell.</summary>
    public static int? PlannedEpochsOf(CheckpointFolder folder)
    {
        try
        {
            return
                File.Exists(folder.StateFile)
                && SafetensorsFile.ReadMetadata(folder.StateFile).TryGetValue(PlannedEpochs, out var text)
                && int.TryParse(text, CultureInfo.InvariantCulture, out var epochs)
                && epochs > 0
                ? epochs
                : null;
        }
        catch (ModelFileException)
        {
            // A damaged state is an error only where the training is continued.
            return null;
        }
    }

    private void WriteDerivedFiles(Classifier network, TrainingHistory history, float[][] last, float[][] best)
    {
        var (recipe, epochs) = (folder.RecipeDigest, history.Epochs.Count);
        WeightsFile.Create(network, last, recipe, epochs, folder.Input).Write(folder.LastFile);
        // Written again as well if it was deleted in the meantime.
        if (_writtenBestEpoch != history.Best.Epoch || !File.Exists(folder.BestFile))
        {
            WeightsFile.Create(network, best, recipe, history.Best.Epoch, folder.Input).Write(folder.BestFile);
            _writtenBestEpoch = history.Best.Epoch;
        }

        AtomicFile.WriteText(folder.HistoryFile, history.ToCsv());
    }

    /// <summary>Returns the settings that must be equal to resume a training run; the number of epochs isn't among them, because it may grow.</summary>
    private Dictionary<string, string> RequiredSettings() =>
        new()
        {
            ["batch_size"] = options.BatchSize.ToString(CultureInfo.InvariantCulture),
            ["learning_rate"] = options.LearningRate.ToString("R", CultureInfo.InvariantCulture),
            ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            ["precision"] = options.Precision.ToString(),
            ["examples"] = exampleCount.ToString(CultureInfo.InvariantCulture),
        };

    private void RequireSameRun(SafetensorsFile file, Classifier network)
    {
        var expected = RequiredSettings().Concat(WeightsFile.Metadata(network, folder.RecipeDigest, 0, folder.Input));
        foreach (
            var (name, value) in expected.Where(e => e.Key is not (WeightsFile.Epoch or WeightsFile.LibraryVersion))
        )
        {
            if (!file.Metadata.TryGetValue(name, out var found) || found != value)
            {
                throw new EcgException(
                    $"{folder.Path} contains a different training run: {name} is '{found}' there, but '{value}' here.",
                    "Resume with the options of that run, or start a new one ('ecg train' with --force)."
                );
            }
        }
    }

    private TrainingHistory ReadHistory(SafetensorsFile file)
    {
        var rows = Values<double>(file, History, null).Chunk(HistoryColumns).ToArray();
        var epochs = rows.Where(r => r.Length == HistoryColumns)
            .Select((r, i) => new EpochResult(i + 1, r[1], r[2], r[3], r[4], r[5]))
            .ToArray();
        return
            epochs.Length == rows.Length
            && rows.Length > 0
            && rows.Select(r => r[0]).SequenceEqual(epochs.Select(e => (double)e.Epoch))
            ? new(epochs)
            : throw ModelFileException.Foreign(folder.StateFile, "the epochs in its history aren't numbered from 1");
    }

    private T[] Values<T>(SafetensorsFile file, string name, int? count) =>
        file.Arrays.FirstOrDefault(a => a.Name == name)?.Values is T[] values
        && (count ?? values.Length) == values.Length
            ? values
            : throw ModelFileException.Foreign(
                folder.StateFile,
                $"it isn't the state of a training run: '{name}' is missing or invalid"
            );

    private static double[] Row(EpochResult e) =>
        [e.Epoch, e.Loss, e.Accuracy, e.ValidationLoss, e.ValidationAccuracy, e.Seconds];
}
