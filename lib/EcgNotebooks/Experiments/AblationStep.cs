namespace EcgNotebooks.Experiments;

/// <summary>One step from the published recipe towards an honest one.</summary>
/// <param name="Mended">What this rung mends, in a sentence.</param>
/// <param name="Recipe">The recipe with this and all earlier flaws mended; its name is the rung's.</param>
public sealed record AblationStep(string Mended, Recipe Recipe)
{
    /// <summary>The rung's name on the command line and in studies.</summary>
    public string Name => Recipe.Name;
}
