package org.duetad.examples.cli;

import static org.duetad.examples.cli.KnownProblem.single;
import static org.duetad.examples.cli.KnownProblem.sized;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duetad.examples.classics.BlackScholesProblem;
import org.duetad.examples.classics.BrachistochroneProblem;
import org.duetad.examples.classics.BrusselatorProblem;
import org.duetad.examples.classics.FigureEightProblem;
import org.duetad.examples.classics.HelmholtzProblem;
import org.duetad.examples.classics.LennardJonesProblem;
import org.duetad.examples.classics.LighthouseProblem;
import org.duetad.examples.classics.LotkaVolterraProblem;
import org.duetad.examples.classics.MonteCarloProblem;
import org.duetad.examples.classics.RobertsonProblem;
import org.duetad.examples.classics.SpeelpenningProblem;
import org.duetad.examples.classics.TransformerProblem;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.HandData;
import org.duetad.examples.problems.HandProblem;
import org.duetad.examples.problems.HandTriangleProblem;
import org.duetad.examples.problems.LstmData;
import org.duetad.examples.problems.LstmProblem;
import org.duetad.examples.problems.Named;
import org.duetad.examples.problems.RosenbrockProblem;

/** The problems available by name on the command line. */
final class Catalogue {

  static final List<KnownProblem> PROBLEMS =
      Stream.of(adbench(), classics()).flatMap(List::stream).toList();

  private Catalogue() {}

  /** The problems of ADBench, which may be read from files, and Rosenbrock's function. */
  private static List<KnownProblem> adbench() {
    return List.of(
        new KnownProblem(
            "gmm",
            "log likelihood of a Gaussian mixture (ADBench)",
            List.of("d", "k", "n"),
            List.of(10, 25, 1000),
            List.of(2, 3, 4),
            (s, seed) -> new GmmProblem(GmmData.generate(s.get(0), s.get(1), s.get(2), seed)),
            file -> new GmmProblem(GmmData.read(file))),
        new KnownProblem(
            "ba",
            "bundle adjustment, a sparse Jacobian (ADBench)",
            List.of("n", "m", "p"),
            List.of(49, 776, 3184),
            List.of(1, 2, 3),
            (s, seed) -> new BaProblem(BaData.generate(s.get(0), s.get(1), s.get(2), seed)),
            file -> new BaProblem(BaData.read(file))),
        new KnownProblem(
            "lstm",
            "loss of a recurrent network (ADBench)",
            List.of("l", "c", "b"),
            List.of(2, 256, 14),
            List.of(1, 3, 2),
            (s, seed) -> new LstmProblem(LstmData.generate(s.get(0), s.get(1), s.get(2), seed)),
            file -> new LstmProblem(LstmData.read(file))),
        new KnownProblem(
            "hand",
            "hand tracking, few inputs and many outputs (ADBench)",
            List.of("vertices", "n"),
            List.of(544, 100),
            List.of(8, 4),
            (s, seed) -> new HandProblem(HandData.generate(s.get(0), s.get(1), seed)),
            HandReader.SIMPLE),
        new KnownProblem(
            "rosenbrock",
            "Rosenbrock's function at its classical starting point",
            List.of("n"),
            List.of(1000),
            List.of(10),
            (s, seed) -> new RosenbrockProblem(s.get(0)),
            null));
  }

  /** The classics of comparisons. */
  private static List<KnownProblem> classics() {
    return List.of(
        sized(
            "speelpenning",
            "Speelpenning's product",
            1000,
            5,
            (n, seed) -> new SpeelpenningProblem(n)),
        sized(
            "helmholtz",
            "Helmholtz energy of a mixture of fluids",
            100,
            4,
            (n, seed) -> new HelmholtzProblem(n)),
        single("lighthouse", "the lighthouse of Griewank and Walther", LighthouseProblem::new),
        sized(
            "brachistochrone",
            "time of descent along a polyline",
            100,
            4,
            (n, seed) -> new BrachistochroneProblem(n)),
        sized("lennard-jones", "energy of a cluster of atoms", 38, 3, LennardJonesProblem::new),
        single("black-scholes", "price of a European call", BlackScholesProblem::new),
        sized(
            "monte-carlo",
            "price of a European call by simulation",
            1000,
            3,
            MonteCarloProblem::new),
        sized(
            "lotka-volterra",
            "prey and predators by Runge-Kutta",
            1000,
            3,
            (n, seed) -> new LotkaVolterraProblem(n)),
        sized(
            "robertson",
            "a stiff reaction by implicit steps",
            50,
            2,
            (n, seed) -> new RobertsonProblem(n)),
        sized(
            "brusselator",
            "reaction and diffusion on a square, a sparse Jacobian",
            16,
            3,
            (n, seed) -> new BrusselatorProblem(n)),
        sized(
            "figure-eight",
            "an orbit of three bodies",
            1000,
            3,
            (n, seed) -> new FigureEightProblem(n)),
        new KnownProblem(
            "transformer",
            "an encoder layer of a transformer",
            List.of("n", "d"),
            List.of(16, 8),
            List.of(2, 4),
            (s, seed) -> new TransformerProblem(s.get(0), s.get(1), seed),
            null),
        new KnownProblem(
            "hand-complicated",
            "hand tracking with places in triangles, a sparse Jacobian (ADBench)",
            List.of("vertices", "n"),
            List.of(544, 100),
            List.of(8, 2),
            (s, seed) -> HandTriangleProblem.generate(s.get(0), s.get(1), seed),
            HandReader.COMPLICATED));
  }

  static Optional<KnownProblem> find(String name) {
    return PROBLEMS.stream().filter(problem -> problem.name().equals(name)).findFirst();
  }

  static String names() {
    return Named.names(PROBLEMS, KnownProblem::name);
  }
}
