package org.duetad.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.duetad.core.data.PartialSum;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Pieces of blocks, sorted by their first row, as blocks with their number. */
final class JoinedPieces implements Iterator<Tuple2<Long, double[][]>> {

  private final Iterator<Tuple2<Long, double[][]>> pieces;
  private @Nullable Tuple2<Long, double[][]> piece;

  JoinedPieces(Iterator<Tuple2<Long, double[][]>> pieces) {
    this.pieces = pieces;
    piece = following();
  }

  private @Nullable Tuple2<Long, double[][]> following() {
    return pieces.hasNext() ? pieces.next() : null;
  }

  @Override
  public boolean hasNext() {
    return piece != null;
  }

  @Override
  public Tuple2<Long, double[][]> next() {
    Tuple2<Long, double[][]> first = piece;
    if (first == null) {
      throw new NoSuchElementException("no more blocks");
    }
    long block = first._1() / PartialSum.ROWS;
    List<double[]> rows = new ArrayList<>();
    for (Tuple2<Long, double[][]> p = first; p != null && isOf(block, p); p = piece) {
      rows.addAll(Arrays.asList(p._2()));
      piece = following();
    }
    return new Tuple2<>(block, rows.toArray(double[][]::new));
  }

  private static boolean isOf(long block, Tuple2<Long, double[][]> piece) {
    return piece._1() / PartialSum.ROWS == block;
  }
}
