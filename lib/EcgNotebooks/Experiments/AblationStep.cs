namespace EcgNotebooks.Experiments;

/// <summary>One step of the ablation study.</summary>
/// <param name="RemovedFlaw">The flaw that this step removes, in a sentence.</param>
/// <param name="Recipe">The recipe without this and all earlier flaws; its name is that of the step.</param>
public sealed record AblationStep(string RemovedFlaw, Recipe Recipe)
{
    /// <summary>Name of the step on the command line and in studies.</summary>
    public string Name => Recipe.Name;
}
