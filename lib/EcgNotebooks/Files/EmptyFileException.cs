namespace EcgNotebooks.Files;

/// <summary>Thrown for a file that must not be empty but is, or for a named pipe or device in its place.</summary>
internal sealed class EmptyFileException() : IOException("it is empty, or a named pipe or device instead of a file");
