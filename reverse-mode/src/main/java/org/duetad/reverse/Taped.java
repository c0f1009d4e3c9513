package org.duetad.reverse;

import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.duetad.core.matrix.UnknownPathException;

/**
 * A function on a tape, from its inputs to its outputs: each derivative takes a sweep, or one sweep
 * serves several directions. Access is synchronized.
 *
 * @param <X> derivatives of the inputs
 * @param <Y> derivatives of the outputs
 */
final class Taped<X, Y> {

  private final Storage storage;
  private final int first;
  private final int end;
  private final Terminals<X> inputs;
  private final Terminals<Y> outputs;
  private final Supplier<Y> value;

  /** Whether a derivative of the last sweeps was not finite, or what it was computed from. */
  private boolean nonFinite;

  /** Sweeps cover the entries from {@code first}, the first with parents, to {@code end}. */
  Taped(
      Storage storage,
      int first,
      int end,
      Terminals<X> inputs,
      Terminals<Y> outputs,
      Supplier<Y> value) {
    this.storage = storage;
    this.first = first;
    this.end = end;
    this.inputs = inputs;
    this.outputs = outputs;
    this.value = value;
  }

  /**
   * What sweeps compute, or in its place what a careful pass does, which also computes gradients by
   * tangents where adjoints do not tell enough; whatever was asked of this tape before.
   */
  synchronized <T> T orCarefully(Supplier<T> swept, Supplier<T> carefully) {
    nonFinite = false;
    if (!isUncertain()) {
      try {
        T derivatives = swept.get();
        if (!nonFinite) {
          return derivatives;
        }
      } catch (UnknownPathException byTangents) {
        return carefully.get();
      }
    }
    return carefully.get();
  }

  /** Whether a careful pass is needed: by the slopes, or as a derivative is not finite. */
  boolean isUncertain() {
    return nonFinite || storage.isExtreme() || storage.isDoubtful();
  }

  /** Notes derivatives to begin with, beside which zeros may be none. */
  @SafeVarargs
  private synchronized <D> void note(Terminals<D> of, D... seeds) {
    for (D seed : seeds) {
      nonFinite |= !of.areMild(seed);
    }
  }

  /** The values of the outputs, caller-owned. */
  Y value() {
    return value.get();
  }

  /** {@code Jᵀ w}. */
  X pullback(Y w) {
    X into = inputs.room(1)[0];
    pullback(w, into);
    return into;
  }

  /** {@code Jᵀ w}, written to a caller-owned array. */
  synchronized void pullback(Y w, X into) {
    outputs.check("pullback", "seed", w);
    note(outputs, w);
    Derivatives adjoints = storage.derivatives(end);
    inputs.keep(adjoints);
    outputs.add(w, adjoints);
    Sweeps.reverse(storage, first, end, adjoints);
    adjoints.clearConstants();
    inputs.read(adjoints, into);
    nonFinite |= !inputs.areFinite(into);
    if (storage.isDoubtful()) {
      Derivatives doubts = storage.doubts(end);
      Derivatives seeds = storage.doubts(end);
      inputs.keep(doubts);
      outputs.add(w, seeds);
      new DoubtSweeps(storage, adjoints, seeds, doubts).reverse(first, end);
      doubts.clearConstants();
      inputs.undefine(doubts, into);
    }
    nonFinite |= storage.isSteep() && isLost(adjoints, into);
    storage.swept(adjoints);
  }

  /** Whether something that underflowed may be visible in adjoints of the inputs. */
  private boolean isLost(Derivatives adjoints, X into) {
    Derivatives losses = storage.doubts(end);
    inputs.keep(losses);
    new LossSweeps(storage, adjoints, losses).reverse(first, end);
    return inputs.areLost(losses, into);
  }

  /** {@code Jᵀ w} for each seed w. */
  X[] pullbacks(Y[] w) {
    outputs.check("pullback", "seed", w);
    note(outputs, w);
    return pullbacks(w.length, (adjoints, k) -> outputs.add(w[k], adjoints));
  }

  /** The rows of {@code J}, one for each output. */
  X[] jacobian() {
    return pullbacks(outputs.size(), (adjoints, i) -> outputs.addUnit(i, adjoints));
  }

  private synchronized X[] pullbacks(int count, ObjIntConsumer<Derivatives> seed) {
    if (storage.isSteep()) {
      return steepPullbacks(count, seed);
    }
    X[] swept = swept(count, seed, this::reverse, inputs);
    return storage.isSteep() ? steepPullbacks(count, seed) : swept;
  }

  private void reverse(Derivatives... adjoints) {
    if (adjoints.length == BatchSweeps.WIDTH) {
      BatchSweeps.reverse(storage, first, end, adjoints);
    } else {
      Sweeps.reverse(storage, first, end, adjoints[0]);
    }
  }

  /** One at a time. */
  private X[] steepPullbacks(int count, ObjIntConsumer<Derivatives> seed) {
    X[] into = inputs.room(count);
    for (int k = 0; k < count; k++) {
      Derivatives adjoints = storage.derivatives(end);
      inputs.keep(adjoints);
      seed.accept(adjoints, k);
      Sweeps.reverse(storage, first, end, adjoints);
      adjoints.clearConstants();
      inputs.read(adjoints, into[k]);
      nonFinite |= !inputs.areFinite(into[k]) || isLost(adjoints, into[k]);
      storage.swept(adjoints);
    }
    return into;
  }

  /** {@code J v}, in the derivative call with the given name. */
  Y pushforward(String operation, X v) {
    inputs.check(operation, "direction", v);
    note(inputs, v);
    return pushforwards(1, (tangents, k) -> inputs.add(v, tangents))[0];
  }

  /** {@code J v} for each direction v. */
  Y[] pushforwards(X[] v) {
    inputs.check("jvp", "direction", v);
    note(inputs, v);
    return pushforwards(v.length, (tangents, k) -> inputs.add(v[k], tangents));
  }

  private synchronized Y[] pushforwards(int count, ObjIntConsumer<Derivatives> direction) {
    if (storage.isDoubtful() || storage.isSteep()) {
      return carefulPushforwards(count, direction);
    }
    Y[] swept =
        swept(
            count,
            direction,
            tangents -> new TangentSweeps(storage, tangents).forward(1, end),
            outputs);
    return storage.isSteep() ? carefulPushforwards(count, direction) : swept;
  }

  private Y[] carefulPushforwards(int count, ObjIntConsumer<Derivatives> direction) {
    Y[] into = outputs.room(count);
    for (int k = 0; k < count; k++) {
      Derivatives tangents = storage.derivatives(end);
      outputs.keep(tangents);
      direction.accept(tangents, k);
      tangents.clearConstants();
      new TangentSweeps(storage, new Derivatives[] {tangents}).forward(1, end);
      outputs.read(tangents, into[k]);
      nonFinite |= !outputs.areFinite(into[k]);
      if (storage.isDoubtful()) {
        Derivatives doubts = storage.doubts(end);
        Derivatives seeds = storage.doubts(end);
        outputs.keep(doubts);
        direction.accept(seeds, k);
        new DoubtSweeps(storage, tangents, seeds, doubts).forward(end);
        outputs.undefine(doubts, into[k]);
      }
      if (storage.isSteep()) {
        Derivatives losses = storage.doubts(end);
        outputs.keep(losses);
        new LossSweeps(storage, tangents, losses).forward(1, end);
        nonFinite |= outputs.areLost(losses, into[k]);
      }
    }
    return into;
  }

  /** Sweeps all directions, as many at once as memory allows. */
  private <D> D[] swept(
      int count,
      ObjIntConsumer<Derivatives> put,
      Consumer<Derivatives[]> sweep,
      Terminals<D> results) {
    D[] into = results.room(count);
    for (int from = 0; from < count; ) {
      Derivatives[] some = storage.derivatives(end, count - from <= 2 ? 1 : BatchSweeps.WIDTH);
      int used = Math.min(some.length, count - from);
      for (int k = 0; k < used; k++) {
        results.keep(some[k]);
        put.accept(some[k], from + k);
        some[k].clearConstants();
      }
      sweep.accept(some);
      for (int k = 0; k < used; k++) {
        some[k].clearConstants();
        results.read(some[k], into[from + k]);
        nonFinite |= !results.areFinite(into[from + k]);
      }
      storage.swept(some);
      from += used;
    }
    return into;
  }

  /** {@code H v} of a function with one output, on a tape of second order. */
  X product(X v) {
    inputs.check("hvp", "direction", v);
    note(inputs, v);
    return products(1, (tangents, k) -> inputs.add(v, tangents))[0];
  }

  /** {@code H v} for each direction v. */
  X[] products(X[] v) {
    inputs.check("hvp", "direction", v);
    note(inputs, v);
    return products(v.length, (tangents, k) -> inputs.add(v[k], tangents));
  }

  /** The rows of {@code H}, one for each input. */
  X[] hessian() {
    return products(inputs.size(), (tangents, i) -> inputs.addUnit(i, tangents));
  }

  private synchronized X[] products(int count, ObjIntConsumer<Derivatives> direction) {
    X[] into = inputs.room(count);
    for (int from = 0; from < count; ) {
      int left = count - from;
      int width = left == 1 ? 1 : left <= 4 ? 4 : 8;
      SecondOrderDerivatives some = storage.secondOrder(end, width);
      int used = Math.min(some.width(), left);
      for (int k = 0; k < used; k++) {
        inputs.keep(some.adjointTangents()[k]);
        direction.accept(some.tangents()[k], from + k);
      }
      outputs.addUnit(0, some.adjoints());
      new TangentSweeps(storage, some.tangents()).forward(first, end);
      new SecondOrderSweeps(storage, some).reverse(first, end);
      nonFinite |= some.isUncertain();
      for (int k = 0; k < used; k++) {
        inputs.read(some.adjointTangents()[k], into[from + k]);
        nonFinite |= !inputs.areFinite(into[from + k]);
      }
      nonFinite |= storage.isSteep() && isLost(some, used);
      some.each(storage::swept);
      from += used;
    }
    return into;
  }

  /** Likewise in adjoints of the inputs, or in tangents of the output. */
  private boolean isLost(SecondOrderDerivatives some, int used) {
    X adjoints = inputs.room(1)[0];
    inputs.read(some.adjoints(), adjoints);
    boolean lost = isLost(some.adjoints(), adjoints);
    for (int k = 0; k < used && !lost; k++) {
      Y tangent = outputs.room(1)[0];
      outputs.read(some.tangents()[k], tangent);
      Derivatives losses = storage.doubts(end);
      new LossSweeps(storage, some.tangents()[k], losses).forward(first, end);
      lost = outputs.areLost(losses, tangent);
    }
    return lost;
  }
}
