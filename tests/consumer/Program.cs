// A program outside the tree that has the library from its package. .ci/consumer builds and runs it.
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Wfdb;

var (data, recording, model) = (args[0], args[1], args[2]);
var record = WfdbRecord.Read(recording);
var filtered = new ZeroPhaseFilter(Recipe.Published.Filter, record.SamplingRateHz).Apply(record);
var figure = TwelveLeadFigure.Create(filtered);
File.WriteAllText("ecg.svg", figure.ToSvg());
File.WriteAllBytes("ecg.png", figure.ToPng());
File.WriteAllText("ecg.html", figure.Interactive().ToPage());

using var predictor = Predictor.Load(model);
var probability = predictor.Predict(recording).Probability;

var experiment = new Experiment(new RunFolder("run"));
experiment.Process(PtbXl.Open(data), Recipe.Published);
var history = experiment.Train(NetworkKind.Cnn, new TrainingRequest { Epochs = 1 });
Console.WriteLine(FormattableString.Invariant($"{probability:F6} {history.Epochs.Count}"));
