using System.ComponentModel;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Sets variables of the cell tagged parameters from text, whatever their type; called by generated code.</summary>
public static class Parameter
{
    /// <summary>Gives a variable the value that a text stands for.</summary>
    /// <exception cref="ArgumentException">The text is no value of the variable's type.</exception>
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
                $"'{text}' is no {typeof(T).Name}, which parameter {name} is.",
                nameof(text),
                e
            );
        }
    }
}
