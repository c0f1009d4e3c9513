package org.duetad.core.kernel.blocks;

import org.duetad.core.kernel.loops.Address;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.BodyShape;

/** Numbers from memory. */
public final class LoadLanes extends Loaded {

  /** For each form that the address has in the enclosing loops, by block; none for a table. */
  private final Stretch[][][] stretches;

  /** Whether they are the same in all turns of the enclosing loops, of which there are some. */
  private final boolean isSteady;

  /** Whether all of them are inputs. */
  private final boolean areInputs;

  /** Whether, in addition, nothing else in these loops adds to their adjoints. */
  private boolean isCollected;

  public LoadLanes(
      Address address,
      BodyShape shape,
      int row,
      boolean isActive,
      boolean isSteady,
      boolean areInputs) {
    super(address, row, isActive);
    this.areInputs = areInputs;
    stretches = address instanceof Address.Table ? new Stretch[0][][] : Stretch.of(address, shape);
    this.isSteady = isSteady;
  }

  public boolean isSteady() {
    return isSteady;
  }

  /** Whether all of them are inputs. */
  public boolean areInputs() {
    return areInputs;
  }

  /** Whether they have adjoints that no {@link Scatter} passes on. */
  boolean canCollect() {
    return isActive && !isDeferred();
  }

  /** Adds up their adjoints where they are, from the last turn of the enclosing loops on. */
  void collect() {
    isCollected = true;
  }

  boolean isCollected() {
    return isCollected;
  }

  /** Whether no table has the places. */
  boolean isEven() {
    return stretches.length > 0;
  }

  /** Where the lanes of the block are. */
  Stretch[] stretches(Lanes lanes) {
    int form = stretches.length == 1 ? 0 : ((Address.Sections) address).section(lanes.turn);
    return stretches[form][lanes.block];
  }

  @Override
  int place(Lanes lanes, int lane) {
    return lanes.place(address, lane);
  }

  @Override
  public void evaluate(Lanes lanes) {
    load(lanes, areInputs ? lanes.inputs : lanes.values, lanes.rows[row]);
  }

  private void load(Lanes lanes, double[] memory, double[] to) {
    if (address instanceof Address.Table table) {
      lanes.load(table, memory, to);
    } else {
      for (Stretch stretch : stretches(lanes)) {
        stretch.load(memory, lanes.turn, to);
      }
    }
  }

  @Override
  public void pull(Lanes lanes) {
    if (!isActive || isDeferred()) {
      return;
    }
    double[] terms = lanes.rowAdjoints[row];
    if (address instanceof Address.Table table) {
      lanes.store(table, terms);
    } else {
      for (Stretch stretch : stretches(lanes)) {
        stretch.add(lanes.adjoints, lanes.turn, terms, lanes.window);
      }
    }
  }

  @Override
  public int simple() {
    return isEven() && !isSteady ? row : -1;
  }

  /** Begins with what others have added. */
  void begin(Lanes lanes) {
    load(lanes, lanes.adjoints, lanes.rowAdjoints[row]);
  }

  /** The sum of all turns replaces that. */
  void end(Lanes lanes) {
    for (int i = 0; i < lanes.n; i++) {
      lanes.adjoints[place(lanes, i)] = lanes.rowAdjoints[row][i];
    }
  }
}
