package org.duetad.examples.lab;

import java.util.List;
import java.util.stream.Stream;
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

/** The experiments, in the order of reading. */
public final class Gallery {

  /** The seed, unless another is given. */
  public static final long SEED = 1;

  private static final List<Experiment> ALL =
      Stream.<Experiment>builder()
          .add(new ComputationalGraph())
          .add(new SumProductGraph())
          .add(new AdjointGates())
          .add(new SoftplusByGates())
          .add(new ConvergingPaths())
          .add(new FiniteDifferenceCheck())
          .add(new StepActivation())
          .add(new ForwardAgainstReverse())
          .add(new MemoryOfModes())
          .add(new LinearRegression())
          .add(new LogisticRegression())
          .add(new SoftmaxRegression())
          .add(new HingeLoss())
          .add(new CrossEntropy())
          .add(new GaussianLikelihood())
          .add(new Xor())
          .add(new Paws())
          .add(new LinearCollapse())
          .add(new ActivationFunctions())
          .add(new MultiLayerPerceptron())
          .add(new ConvolutionByProducts())
          .add(new RecurrentGradients())
          .add(new LongShortTermMemory())
          .add(new ResidualDepth())
          .add(new BatchNormalisation())
          .add(new LayerNormalisation())
          .add(new Dropout())
          .add(new Penalties())
          .add(new ChainOfJacobians())
          .add(new WeightTensor())
          .add(new SparseJacobians())
          .add(new TerabyteJacobian())
          .add(new DirectionOfEvaluation())
          .add(new Hessians())
          .add(new ProjectedGradient())
          .add(new Initialisation())
          .add(new FeedbackAlignment())
          .add(new NewtonSquareRoot())
          .add(new FixedPoint())
          .add(new OdeSolver())
          .add(new SoftSort())
          .add(new KalmanFilter())
          .add(new NestedOptimisation())
          .add(new Convergence())
          .add(new BundleAdjustment())
          .add(new Regression())
          .build()
          .toList();

  private Gallery() {}

  /** All experiments. */
  public static List<Experiment> all() {
    return ALL;
  }
}
