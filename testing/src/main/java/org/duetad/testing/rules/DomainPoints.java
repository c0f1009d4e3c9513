package org.duetad.testing.rules;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.duetad.core.rules.Domain;

/**
 * DomainPoints of a domain: ordinary ones, all magnitudes that doubles have, the bounds, and the
 * kinks with their neighbours.
 */
public final class DomainPoints {

  private static final double[] LANDMARKS = {
    0.0,
    1.0,
    0.5,
    1.5,
    2.0,
    3.0,
    20.0,
    40.0,
    355.0,
    709.0,
    746.0,
    1e4,
    1e-8,
    1e-17,
    1e17,
    1e-150,
    1e150,
    1e-200,
    1e200,
    1e300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE
  };

  private static final double[] OUTSIDE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, -1.0, -2.5, 3.5
  };

  private DomainPoints() {}

  /** The landmarks of both signs that lie in the domain, and the neighbours of its bounds. */
  public static double[] landmarks(Domain domain) {
    DoubleStream.Builder points = DoubleStream.builder();
    for (double landmark : LANDMARKS) {
      points.add(landmark).add(-landmark);
    }
    for (double bound : new double[] {domain.low(), domain.high(), 1.0, -1.0}) {
      for (int ulps : new int[] {-100, -2, -1, 0, 1, 2, 100}) {
        points.add(ofRank(rank(bound) + ulps));
      }
    }
    return points.build().filter(domain::contains).distinct().toArray();
  }

  /** Draws a point of the domain. */
  public static double draw(Domain domain, Random random) {
    while (true) {
      double x = candidate(domain, random);
      if (domain.contains(x)) {
        return x;
      }
    }
  }

  /** Draws a point of the domain that is not among its kinks. */
  public static double drawSmooth(Domain domain, Random random) {
    while (true) {
      double x = draw(domain, random);
      if (!domain.kinks().contains(x + 0.0)) {
        return x;
      }
    }
  }

  /** Draws a point of moderate size, at least 0.05 away from kinks and bounds. */
  public static double drawOrdinary(Domain domain, Random random) {
    while (true) {
      double x = ordinary(domain, random);
      if (domain.contains(x - 0.05)
          && domain.contains(x + 0.05)
          && domain.kinks().stream().allMatch(kink -> Math.abs(x - kink) > 0.05)) {
        return x;
      }
    }
  }

  /** Draws any double: of the domain, beyond it, infinite, or NaN. */
  public static double drawAny(Domain domain, Random random) {
    return random.nextInt(3) == 0 ? OUTSIDE[random.nextInt(OUTSIDE.length)] : draw(domain, random);
  }

  private static double candidate(Domain domain, Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> ordinary(domain, random);
      case 3 -> sign(random) * Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 30);
      case 4 -> anyMagnitude(domain, random);
      case 5 -> sign(random) * LANDMARKS[random.nextInt(LANDMARKS.length)];
      case 6 -> nearKink(domain, random);
      default -> nearBound(domain, random);
    };
  }

  private static double ordinary(Domain domain, Random random) {
    double low = Math.max(domain.low(), -5);
    double high = Math.min(domain.high(), 5);
    return low + (high - low) * random.nextDouble();
  }

  private static double sign(Random random) {
    return random.nextBoolean() ? 1 : -1;
  }

  /** Doubles in ascending order, each as likely as any other: uniform in the logarithm. */
  private static double anyMagnitude(Domain domain, Random random) {
    double low = rank(domain.low());
    double high = rank(domain.high());
    return ofRank((long) (low + (high - low) * random.nextDouble()));
  }

  private static long rank(double x) {
    long bits = Double.doubleToLongBits(x);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double ofRank(long rank) {
    return Double.longBitsToDouble(rank >= 0 ? rank : Long.MIN_VALUE - rank);
  }

  private static double nearKink(Domain domain, Random random) {
    if (domain.kinks().isEmpty() || random.nextInt(3) == 0) {
      return random.nextInt(7) - 3;
    }
    return near(domain.kinks().get(random.nextInt(domain.kinks().size())), random);
  }

  private static double nearBound(Domain domain, Random random) {
    double bound = random.nextBoolean() ? domain.low() : domain.high();
    return near(bound, random);
  }

  private static double near(double x, Random random) {
    int ulps = random.nextInt(7) - 3;
    return random.nextBoolean()
        ? ofRank(rank(x) + ulps)
        : x + sign(random) * Math.scalb(1.0, -random.nextInt(50));
  }
}
