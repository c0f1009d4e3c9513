package org.duetad.examples.lab;

import java.util.List;
import org.duetad.examples.lab.activations.ActivationFunctions;
import org.duetad.examples.lab.algorithms.FixedPoint;
import org.duetad.examples.lab.algorithms.KalmanFilter;
import org.duetad.examples.lab.algorithms.NestedOptimisation;
import org.duetad.examples.lab.algorithms.NewtonSquareRoot;
import org.duetad.examples.lab.algorithms.OdeSolver;
import org.duetad.examples.lab.algorithms.SoftSort;
import org.duetad.examples.lab.graphs.AdjointGates;
import org.duetad.examples.lab.graphs.ComputationalGraph;
import org.duetad.examples.lab.graphs.ConvergingPaths;
import org.duetad.examples.lab.graphs.FiniteDifferenceCheck;
import org.duetad.examples.lab.graphs.SoftplusByGates;
import org.duetad.examples.lab.graphs.StepActivation;
import org.duetad.examples.lab.graphs.SumProductGraph;
import org.duetad.examples.lab.jacobians.ChainOfJacobians;
import org.duetad.examples.lab.jacobians.DirectionOfEvaluation;
import org.duetad.examples.lab.jacobians.Hessians;
import org.duetad.examples.lab.jacobians.ProjectedGradient;
import org.duetad.examples.lab.jacobians.SparseJacobians;
import org.duetad.examples.lab.jacobians.TerabyteJacobian;
import org.duetad.examples.lab.jacobians.WeightTensor;
import org.duetad.examples.lab.linear.CrossEntropy;
import org.duetad.examples.lab.linear.GaussianLikelihood;
import org.duetad.examples.lab.linear.HingeLoss;
import org.duetad.examples.lab.linear.LinearRegression;
import org.duetad.examples.lab.linear.LogisticRegression;
import org.duetad.examples.lab.linear.SoftmaxRegression;
import org.duetad.examples.lab.modes.ForwardAgainstReverse;
import org.duetad.examples.lab.modes.MemoryOfModes;
import org.duetad.examples.lab.networks.BatchNormalisation;
import org.duetad.examples.lab.networks.ConvolutionByProducts;
import org.duetad.examples.lab.networks.Dropout;
import org.duetad.examples.lab.networks.LayerNormalisation;
import org.duetad.examples.lab.networks.LinearCollapse;
import org.duetad.examples.lab.networks.LongShortTermMemory;
import org.duetad.examples.lab.networks.MultiLayerPerceptron;
import org.duetad.examples.lab.networks.Paws;
import org.duetad.examples.lab.networks.Penalties;
import org.duetad.examples.lab.networks.RecurrentGradients;
import org.duetad.examples.lab.networks.ResidualDepth;
import org.duetad.examples.lab.networks.Xor;
import org.duetad.examples.lab.optimizers.BundleAdjustment;
import org.duetad.examples.lab.optimizers.Convergence;
import org.duetad.examples.lab.optimizers.Regression;
import org.duetad.examples.lab.training.FeedbackAlignment;
import org.duetad.examples.lab.training.Initialisation;

/** The experiments, in reading order. */
public final class Gallery {

  /** The seed, unless another is given. */
  public static final long SEED = 1;

  private static final List<Experiment> ALL =
      List.of(
          new Experiment(
              Subject.GRAPHS,
              "computational-graph",
              "A computational graph: f = x₁x₂ + sin(x₂)",
              new ComputationalGraph()),
          new Experiment(
              Subject.GRAPHS,
              "sum-product",
              "L = x1 x2 + y2: the chain rule along a graph of two operations",
              new SumProductGraph()),
          new Experiment(
              Subject.GRAPHS,
              "gates",
              "Gates: a sum distributes the gradient, a product switches it, a maximum routes it",
              new AdjointGates()),
          new Experiment(
              Subject.GRAPHS,
              "softplus-gates",
              "log(1 + exp(x)) gate by gate, and where the gates overflow",
              new SoftplusByGates()),
          new Experiment(
              Subject.GRAPHS,
              "two-paths",
              "Where two paths converge, adjoints add",
              new ConvergingPaths()),
          new Experiment(
              Subject.GRAPHS,
              "finite-differences",
              "Derivatives against difference quotients",
              new FiniteDifferenceCheck()),
          new Experiment(
              Subject.GRAPHS,
              "step-function",
              "A step has slope zero: nothing flows, nothing learns",
              new StepActivation()),
          new Experiment(
              Subject.MODES,
              "forward-against-reverse",
              "Forward mode pays for inputs, reverse mode for outputs",
              new ForwardAgainstReverse()),
          new Experiment(
              Subject.MODES,
              "memory-of-modes",
              "Forward mode needs the memory of a layer, reverse mode that of the whole computation",
              new MemoryOfModes()),
          new Experiment(
              Subject.LINEAR,
              "linear-regression",
              "Linear regression: gradient descent converges to the solution of the normal equations",
              new LinearRegression()),
          new Experiment(
              Subject.LINEAR,
              "logistic-regression",
              "Logistic regression: three local slopes make -(1 - σ) x",
              new LogisticRegression()),
          new Experiment(
              Subject.LINEAR,
              "softmax-regression",
              "Several classes: the gradient of log softmax(W x + b)_y is (e_y - p) xᵀ",
              new SoftmaxRegression()),
          new Experiment(
              Subject.LINEAR,
              "hinge-loss",
              "Hinge loss: a subgradient at the kink is enough to learn",
              new HingeLoss()),
          new Experiment(
              Subject.LINEAR,
              "cross-entropy",
              "Cross-entropy is entropy and Kullback-Leibler divergence",
              new CrossEntropy()),
          new Experiment(
              Subject.LINEAR,
              "gaussian-likelihood",
              "The Euclidean loss is a Gaussian likelihood",
              new GaussianLikelihood()),
          new Experiment(
              Subject.NETWORKS,
              "xor",
              "A line cannot learn exclusive or, ReLU(B ReLU(A x)) can",
              new Xor()),
          new Experiment(
              Subject.NETWORKS,
              "paws",
              "White paw, black paw, and the grey between: no line, but two layers",
              new Paws()),
          new Experiment(
              Subject.NETWORKS,
              "linear-collapse",
              "A deep network without non-linearity is one linear layer",
              new LinearCollapse()),
          new Experiment(
              Subject.NETWORKS,
              "activations",
              "Activation functions, their derivatives, and where they saturate",
              new ActivationFunctions()),
          new Experiment(
              Subject.NETWORKS,
              "multi-layer-perceptron",
              "Backpropagation by hand and by Duet, and two half moons",
              new MultiLayerPerceptron()),
          new Experiment(
              Subject.NETWORKS,
              "convolution",
              "A convolution is one matrix product; a network tells crosses from bars",
              new ConvolutionByProducts()),
          new Experiment(
              Subject.NETWORKS,
              "recurrence",
              "One step of a recurrent network backwards, and fifty",
              new RecurrentGradients()),
          new Experiment(
              Subject.NETWORKS,
              "lstm",
              "An LSTM: the gradient through time is the product of forget gates",
              new LongShortTermMemory()),
          new Experiment(
              Subject.NETWORKS,
              "residual",
              "A skip connection carries the gradient through forty layers",
              new ResidualDepth()),
          new Experiment(
              Subject.NETWORKS,
              "batch-norm",
              "Batch normalisation: the gradient through mean and variance",
              new BatchNormalisation()),
          new Experiment(
              Subject.NETWORKS,
              "layer-norm",
              "Layer normalisation: each sample by itself",
              new LayerNormalisation()),
          new Experiment(
              Subject.NETWORKS,
              "dropout",
              "Dropout keeps the mean, and adds a penalty",
              new Dropout()),
          new Experiment(
              Subject.NETWORKS,
              "penalties",
              "L1 makes weights zero, L2 makes them small",
              new Penalties()),
          new Experiment(
              Subject.JACOBIANS,
              "jacobians",
              "The vector chain rule is a product of Jacobians, in either layout",
              new ChainOfJacobians()),
          new Experiment(
              Subject.JACOBIANS,
              "weight-tensor",
              "dz/dW of z = W x: a tensor full of zeros, and its shortcut (dE/dz) xᵀ",
              new WeightTensor()),
          new Experiment(
              Subject.JACOBIANS,
              "sparse-jacobians",
              "Sparse Jacobians: ReLU's diagonal, softmax's diag(p) - p pᵀ",
              new SparseJacobians()),
          new Experiment(
              Subject.JACOBIANS,
              "terabyte-jacobian",
              "A Jacobian of a terabyte, and the vector-Jacobian product that replaces it",
              new TerabyteJacobian()),
          new Experiment(
              Subject.JACOBIANS,
              "direction-of-evaluation",
              "The same product of Jacobians, evaluated from the inputs or from the loss",
              new DirectionOfEvaluation()),
          new Experiment(
              Subject.JACOBIANS,
              "hessians",
              "Hessians against closed forms, and products with them",
              new Hessians()),
          new Experiment(
              Subject.JACOBIANS,
              "projected-gradient",
              "A vector-Jacobian product is the gradient of ⟨p, f⟩",
              new ProjectedGradient()),
          new Experiment(
              Subject.TRAINING,
              "initialisation",
              "How the initial weights decide whether ten layers can learn",
              new Initialisation()),
          new Experiment(
              Subject.TRAINING,
              "feedback-alignment",
              "Random backward weights teach a network as well as its own",
              new FeedbackAlignment()),
          new Experiment(
              Subject.ALGORITHMS,
              "newton-square-root",
              "The derivative of Newton's square root, through the loop",
              new NewtonSquareRoot()),
          new Experiment(
              Subject.ALGORITHMS,
              "fixed-point",
              "A fixed point, differentiated through its iterations and without them",
              new FixedPoint()),
          new Experiment(
              Subject.ALGORITHMS,
              "ode-solver",
              "Sensitivities of differential equations, through a library's solver",
              new OdeSolver()),
          new Experiment(
              Subject.ALGORITHMS,
              "soft-sort",
              "A sort and a ranking that gradients pass through",
              new SoftSort()),
          new Experiment(
              Subject.ALGORITHMS,
              "kalman-filter",
              "Noise variances, learned by a gradient through Kalman's filter",
              new KalmanFilter()),
          new Experiment(
              Subject.ALGORITHMS,
              "nested-optimisation",
              "The gradient of an inner optimum: tuning a penalty by a validation loss",
              new NestedOptimisation()),
          new Experiment(
              Subject.OPTIMIZERS,
              "convergence",
              "Momentum, Adam, L-BFGS and truncated Newton, by the number of gradients they need",
              new Convergence()),
          new Experiment(
              Subject.OPTIMIZERS,
              "bundle-adjustment",
              "Levenberg-Marquardt adjusts cameras and points until only the noise remains",
              new BundleAdjustment()),
          new Experiment(
              Subject.OPTIMIZERS,
              "regression",
              "Least squares reproduces the certified answers of NIST, with exact Jacobians",
              new Regression()));

  private Gallery() {}

  /** All experiments. */
  public static List<Experiment> all() {
    return ALL;
  }
}
