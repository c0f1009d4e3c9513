package org.duetad.core.data;

/**
 * What a pass over the rows computes, of a body {@code (w, u, r) ↦ (s, z)}: parameters w, variables
 * u and data r of a row, sums s and results z of the row; J is its Jacobian, s̄ are adjoints, ẇ is
 * a direction. Each has inputs that all rows share and inputs of the row, and results that are
 * added up and results of the row; p is the number of parameters.
 */
public enum RowPass {

  /** {@code w; u ↦ s; z}. */
  VALUE {
    @Override
    boolean isDone(Piece at) {
      at.putPoint();
      if (!at.lanes.holds()) {
        return false;
      }
      at.addSums(0, 0, at.body.sums());
      at.putMaps(0, at.lanes.y, at.body.sums(), at.body.maps());
      return true;
    }

    @Override
    Widths widths(RowsBody body, int p) {
      return new Widths(p, body.locals(), body.sums(), body.maps());
    }
  },

  /** {@code w, s̄; u, z̄ ↦ s, w̄; ū}. */
  PULLBACK {
    @Override
    boolean isDone(Piece at) {
      RowsBody body = at.body;
      at.putPoint();
      at.putSeeds(at.p, body.locals(), 0);
      if (!at.lanes.pulls()) {
        return false;
      }
      at.addSums(0, 0, body.sums());
      at.addGradient(body.sums());
      return true;
    }

    @Override
    Widths widths(RowsBody body, int p) {
      return new Widths(
          p + body.sums(), body.locals() + body.maps(), body.sums() + p, body.locals());
    }
  },

  /** {@code w, ẇ; u, u̇ ↦ ṡ; ż}. */
  TANGENT {
    @Override
    boolean isDone(Piece at) {
      RowsBody body = at.body;
      at.putPoint();
      at.putDirection(at.p, body.locals());
      if (!at.lanes.holds()) {
        return false;
      }
      at.addSums(body.outputs(), 0, body.sums());
      at.putMaps(0, at.lanes.y, body.outputs() + body.sums(), body.maps());
      return true;
    }

    @Override
    Widths widths(RowsBody body, int p) {
      return new Widths(2 * p, 2 * body.locals(), body.sums(), body.maps());
    }
  },

  /** {@code w, s̄, ẇ, ds̄; u, z̄, u̇, dz̄ ↦ dw̄; dū}: the tangents of the adjoints. */
  SECOND {
    @Override
    boolean isDone(Piece at) {
      RowsBody body = at.body;
      at.putPoint();
      at.putDirection(at.p + body.sums(), body.locals() + body.maps());
      at.putSeeds(at.p, body.locals(), body.outputs());
      at.putSeeds(2 * at.p + body.sums(), 2 * body.locals() + body.maps(), 0);
      if (!at.lanes.pulls()) {
        return false;
      }
      at.addGradient(0);
      return true;
    }

    @Override
    Widths widths(RowsBody body, int p) {
      return new Widths(2 * (p + body.sums()), 2 * (body.locals() + body.maps()), p, body.locals());
    }
  },

  /** {@code ; u ↦ ; J}: the derivatives with respect to u. */
  JACOBIAN {
    @Override
    boolean isDone(Piece at) {
      at.putPoint();
      return at.isJacobianPut();
    }

    @Override
    Widths widths(RowsBody body, int p) {
      return new Widths(0, body.locals(), 0, 0);
    }
  },

  /** {@code w, ẇ; u, u̇ ↦ JᵀJ (ẇ, u̇)}. */
  GAUSS_NEWTON {
    @Override
    boolean isDone(Piece at) {
      at.putPoint();
      at.putDirection(at.p, at.body.locals());
      if (!at.lanes.holds()) {
        return false;
      }
      at.putTangentsAsSeeds();
      at.lanes.pull();
      at.addGradient(0);
      return true;
    }

    @Override
    Widths widths(RowsBody body, int p) {
      return new Widths(2 * p, 2 * body.locals(), p, body.locals());
    }
  };

  /**
   * How many numbers there are.
   *
   * @param shared inputs for all rows
   * @param locals inputs of each row
   * @param sums results that are added up
   * @param maps results of each row
   */
  record Widths(int shared, int locals, int sums, int maps) {}

  abstract Widths widths(RowsBody body, int p);

  /** Computes some rows, unless one takes another branch. */
  abstract boolean isDone(Piece at);

  /** Whether it is done by the kernel of the tangents. */
  boolean hasTangents() {
    return this == TANGENT || this == SECOND || this == GAUSS_NEWTON;
  }

  /** The body whose values are what a pass of tangents computes, of p parameters. */
  RecordedBody derived(RecordedBody of, int p) {
    return switch (this) {
      case TANGENT -> of.tangent(p);
      case SECOND -> of.adjoint(p).tangent(p + of.body().sums());
      case GAUSS_NEWTON -> of.gaussNewton(p);
      default -> throw new IllegalStateException(this + " has no tangents");
    };
  }
}
