package org.duetad.acceleration.products;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duetad.acceleration.vectors.VectorSupport;
import org.duetad.acceleration.vectors.VectorTrial;
import org.jspecify.annotations.Nullable;

/**
 * Whether products run in vectors: if the JVM has them and, once enough has been multiplied, a
 * trial in the background finds them faster. Until then, and otherwise, plain Java computes the
 * same.
 */
final class Vectors {

  /** The products of elements after which a trial pays: some 20 ms of plain Java. */
  private static final long ENOUGH = 400_000_000L;

  /** The rows of the products of a trial. */
  private static final int SIZE = 48;

  private final AtomicBoolean tried = new AtomicBoolean(!VectorSupport.here().isSound());
  private long multiplied;
  private volatile @Nullable Tile tile;

  /** Uses vectors from now on, or nothing if they cannot be used here. */
  void require() {
    tried.set(true);
    tile = emitted();
  }

  /** The vectors to use for a product of some size, or null for plain Java. */
  @Nullable Tile forProduct(long size) {
    Tile vectors = tile;
    if (vectors == null && !tried.getPlain()) {
      // Lost updates only delay the trial.
      multiplied += size;
      if (multiplied > ENOUGH && tried.compareAndSet(false, true)) {
        start();
      }
    }
    return vectors;
  }

  /** Where no thread may be started, products stay in plain Java. */
  private void start() {
    try {
      Thread trial = new Thread(this::attempt, "duet-vectors-trial");
      trial.setDaemon(true);
      trial.start();
    } catch (OutOfMemoryError | SecurityException e) {
      log(Level.DEBUG, "products: no trial of vectors", e);
    }
  }

  private void attempt() {
    Tile candidate = emitted();
    if (candidate != null) {
      boolean faster = trial(candidate).isFaster();
      log(
          Level.DEBUG,
          "products: vectors are " + (faster ? "faster" : "slower, and not used"),
          null);
      tile = faster ? candidate : null;
    }
  }

  private static VectorTrial trial(Tile tile) {
    Strided a = matrix();
    Strided b = matrix();
    Strided c = matrix();
    return VectorTrial.of(
        () -> BlockedProduct.compute(a, b, c, 0.0), () -> TiledProduct.compute(tile, a, b, c, 0.0));
  }

  private static Strided matrix() {
    double[] elements = new double[SIZE * SIZE];
    Arrays.setAll(elements, k -> 1.0 / (k + 1));
    return new Strided(elements, SIZE, SIZE, SIZE, 1);
  }

  /** A JVM without hidden classes, or with vectors of another kind, has plain products. */
  private static @Nullable Tile emitted() {
    try {
      return TileEmitter.tile();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      log(Level.WARNING, "products: no vectors, as their code cannot be loaded", e);
      return null;
    }
  }

  private static void log(Level level, String message, @Nullable Throwable cause) {
    System.getLogger("org.duetad").log(level, message, cause);
  }
}
