using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>Thrown for a file that should hold a network's weights but is missing, damaged or for another network.</summary>
public sealed class ModelFileException : EcgException
{
    private ModelFileException(string path, string problem, string remedy, Exception? cause = null)
        : base($"{path}: {problem}", remedy, cause) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    internal static ModelFileException Missing(string path) =>
        Directory.Exists(path)
            ? new(path, "is a folder.", "Give the file with the weights in it, such as best.safetensors.")
            : new(path, "the file doesn't exist.", "Train the network first, or choose another file.");

    internal static ModelFileException Unreadable(string path, Exception cause) =>
        cause is EmptyFileException
            ? new(path, $"{cause.Message}.", "Train or export the network again.", cause)
            : new(path, $"can't be read ({cause.Message})", "Check that it is a file and that you may read it.", cause);

    internal static ModelFileException Truncated(string path, string what) =>
        new(
            path,
            $"the file ends too early: {what}.",
            "The file was copied or downloaded incompletely: download it or train the network again."
        );

    internal static ModelFileException Foreign(string path, string what, Exception? cause = null) =>
        new(path, $"{what}.", "Choose a .safetensors or .onnx file written by this project, or a .keras file.", cause);

    internal static ModelFileException UnreadableSignal(string path, Exception cause) =>
        new(path, "the description of its input can't be read.", "Train the network again.", cause);

    internal static ModelFileException OtherGraph(string path, string difference) =>
        new(
            path,
            $"the ONNX graph is neither the CNN nor the CRNN: {difference}.",
            "Only these two networks can be read from ONNX; 'ecg export-model' writes them."
        );

    internal static ModelFileException OtherOperators(string path, string found, int oldest, int newest) =>
        new(
            path,
            $"the ONNX operators are of {found}, but this project knows opset {oldest} to {newest}.",
            $"Export the network again with opset {oldest} or newer, or convert the file with onnx.version_converter."
        );

    internal static ModelFileException OtherNetwork(string path, string difference) =>
        new(path, $"the file is for another network: {difference}.", "Choose the file of the requested network.");
}
