using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcgNotebooks.Plotly;

/// <summary>Deserializes figures without reflection, which some programs disable for JSON.</summary>
/// <remarks>An unknown or a missing property is an error, so that no part of a figure is silently lost.</remarks>
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
