using System.ComponentModel;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Converts parameter values from text to the types of their variables; called by generated code.</summary>
public static class Parameter
{
    /// <summary>Converts a text to the variable's type and assigns it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="name">The variable's name, for the error message.</param>
    /// <param name="text">The value, in the invariant culture.</param>
    /// <exception cref="ArgumentException">The text can't be converted to the variable's type.</exception>
    public static void Set<T>(out T variable, string name, string text)
    {
        try
        {
            variable = (T)TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString(text)!;
        }
        catch (Exception e)
            when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new ArgumentException(
                $"'{text}' can't be converted to {typeof(T).Name}, the type of the parameter {name}.",
                nameof(text),
                e
            );
        }
    }
}
