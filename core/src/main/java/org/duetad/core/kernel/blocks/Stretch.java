package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.Window;
import org.duetad.core.kernel.plan.BodyShape;

/**
 * Lanes of a block whose places are equally far from each other.
 *
 * @param from the first lane
 * @param end the lane after the last
 * @param base the place of the first lane in the first turn of the enclosing loops
 * @param stride how far each lane is from the one before
 * @param outer how far each enclosing loop moves them; empty if none does
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Stretch(int from, int end, int base, int stride, int[] outer) {

  private static final int[] FIXED = {};

  /**
   * The stretches of each block of a loop, for each form that an address has in the enclosing
   * loops.
   *
   * @param address no table
   * @param shape the loop of lanes, the last one of the address
   */
  static Stretch[][][] of(Address address, BodyShape shape) {
    if (!(address instanceof Address.Sections sections)) {
      return new Stretch[][][] {blocks((Address.Affine) address, shape)};
    } else if (sections.isAlong(sections.forms()[0].strides().length - 1)) {
      return new Stretch[][][] {blocks(sections, shape)};
    }
    return Arrays.stream(sections.forms())
        .map(form -> blocks(form, shape))
        .toArray(Stretch[][][]::new);
  }

  private static Stretch[][] blocks(Address.Affine form, BodyShape shape) {
    return blocks(
        new Address.Sections(0, new int[] {shape.turns()}, new Address.Affine[] {form}), shape);
  }

  private static Stretch[][] blocks(Address.Sections sections, BodyShape shape) {
    List<Stretch[]> blocks = new ArrayList<>();
    for (int first = 0; first < shape.turns(); first += shape.block()) {
      int end = Math.min(shape.turns(), first + shape.block());
      List<Stretch> block = new ArrayList<>();
      int from = first;
      for (int s = 0; from < end; s++) {
        int to = Math.min(end, sections.ends()[s]);
        if (to > from) {
          block.add(of(sections.forms()[s], first, from, to));
          from = to;
        }
      }
      blocks.add(block.toArray(new Stretch[0]));
    }
    return blocks.toArray(new Stretch[0][]);
  }

  private static Stretch of(Address.Affine form, int first, int from, int end) {
    int lanes = form.strides().length - 1;
    int stride = form.strides()[lanes];
    int[] outer = Arrays.copyOf(form.strides(), lanes);
    boolean isFixed = Arrays.stream(outer).allMatch(move -> move == 0);
    return new Stretch(
        from - first, end - first, form.base() + from * stride, stride, isFixed ? FIXED : outer);
  }

  /** The place of the first lane in a turn of the enclosing loops. */
  int at(int[] turn) {
    int place = base;
    for (int level = 0; level < outer.length; level++) {
      place += outer[level] * turn[level];
    }
    return place;
  }

  /** Copies numbers from memory. */
  void load(double[] memory, int[] turn, double[] to) {
    int place = at(turn);
    if (stride == 1) {
      System.arraycopy(memory, place, to, from, end - from);
    } else if (stride == 0) {
      Arrays.fill(to, from, end, memory[place]);
    } else {
      for (int i = from; i < end; i++, place += stride) {
        to[i] = memory[place];
      }
    }
  }

  /** Adds numbers to memory. */
  void add(double[] memory, int[] turn, double[] terms, Window window) {
    int place = at(turn);
    if (stride == 1 && end - from > Window.FEW) {
      window.open(memory, place, place + end - from);
      window.add(terms, from, end, place - from);
      window.close(memory);
      return;
    }
    for (int i = from; i < end; i++, place += stride) {
      memory[place] += terms[i];
    }
  }
}
