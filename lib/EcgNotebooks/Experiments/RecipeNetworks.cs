using EcgNotebooks.Networks;

namespace EcgNotebooks.Experiments;

/// <summary>The networks that a recipe asks for.</summary>
public static class RecipeNetworks
{
    /// <summary>A new network with Keras's default initial weights, for the input that the recipe's signal options give.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="network">Which of its networks.</param>
    /// <param name="seed">Decides the initial weights.</param>
    public static Classifier Create(this Recipe recipe, NetworkKind network, long seed)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var (length, channels) = (recipe.Signal.Samples, recipe.Signal.Leads.Count);
        return network == NetworkKind.Cnn
            ? new EcgCnn(recipe.Cnn with { InputLength = length, Channels = channels }, seed)
            : new EcgCrnn(recipe.Crnn with { InputLength = length, Channels = channels }, seed);
    }
}
