using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcgNotebooks.Plotly;

/// <summary>Reads figures without reflection, which some programs switch off for JSON.</summary>
/// <remarks>A property that only one side knows is an error, not a part of the picture that silently goes missing.</remarks>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(FigureData))]
internal sealed partial class FigureContext : JsonSerializerContext;
