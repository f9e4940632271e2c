namespace EcgNotebooks.Exercises;

/// <summary>The exception for an answer that has another type or shape than the exercise asks for.</summary>
/// <param name="message">What the answer should be and what it is, as a sentence.</param>
internal sealed class AnswerFormException(string message) : Exception(message);
