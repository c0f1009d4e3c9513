package org.duetad.core.mode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.spi.Arguments;
import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/**
 * Named blocks of numbers with shapes, laid out one after the other in a vector, row after row: the
 * optimizer works on the vector, the model on named matrices and scalars.
 *
 * <pre>{@code
 * Parameters layer = Parameters.of("weights", 10, 4).and("bias", 1, 4).and("decay");
 * ModelFunction loss = layer.scalarFunction(p -> {
 *   Matrix residual = inputs.mult(p.get("weights")).plusRow(p.get("bias")).minus(targets);
 *   return residual.squaredNorm().add(p.scalar("decay").square());
 * });
 * double[] gradient = mode.gradient(loss, layer.flat(start));
 * }</pre>
 */
public final class Parameters {

  private final List<Block> blocks;
  private final int size;

  /** A block of the vector. */
  private record Block(String name, int numRows, int numCols, int from) {

    int to() {
      return from + numRows * numCols;
    }
  }

  private Parameters(List<Block> blocks) {
    this.blocks = blocks;
    this.size = blocks.get(blocks.size() - 1).to();
  }

  /**
   * One block.
   *
   * @param name its name
   * @param numRows its rows, at least 1
   * @param numCols its columns, at least 1
   * @return the layout
   */
  public static Parameters of(String name, int numRows, int numCols) {
    return appended(List.of(), 0, name, numRows, numCols);
  }

  /**
   * This layout with one more block.
   *
   * @param name its name, not used yet
   * @param numRows its rows, at least 1
   * @param numCols its columns, at least 1
   * @return the longer layout
   * @throws IllegalArgumentException if the name is used, or the block has no elements
   */
  public Parameters and(String name, int numRows, int numCols) {
    return appended(blocks, size, name, numRows, numCols);
  }

  /**
   * This layout with one more scalar.
   *
   * @param name its name, not used yet
   * @return the longer layout
   */
  public Parameters and(String name) {
    return and(name, 1, 1);
  }

  private static Parameters appended(
      List<Block> blocks, int size, String name, int numRows, int numCols) {
    Arguments.given("parameters", "name", name);
    Shapes.require(
        blocks.stream().noneMatch(block -> block.name.equals(name)),
        "parameters",
        () -> "there is a block named " + name + " already; choose another name");
    Shapes.require(
        numRows > 0 && numCols > 0 && size + (long) numRows * numCols <= Integer.MAX_VALUE,
        "parameters",
        () ->
            "a block of "
                + numRows
                + "x"
                + numCols
                + " after "
                + size
                + " numbers; choose 1 to 2^31 - 1 numbers in all");
    List<Block> more = new ArrayList<>(blocks);
    more.add(new Block(name, numRows, numCols, size));
    return new Parameters(List.copyOf(more));
  }

  /**
   * How long the vector is.
   *
   * @return the number of elements of all blocks
   */
  public int size() {
    return size;
  }

  /**
   * The names of the blocks.
   *
   * @return in the order of the vector
   */
  public List<String> names() {
    return blocks.stream().map(Block::name).toList();
  }

  /**
   * The vector of named matrices.
   *
   * @param matrices a matrix for each block
   * @return their elements, in a new array
   * @throws IllegalArgumentException if one is missing, unknown, or of another shape
   */
  public double[] flat(Map<String, DMatrixRMaj> matrices) {
    Shapes.require(
        matrices.size() == blocks.size() && matrices.keySet().containsAll(names()),
        "parameters",
        () -> "the blocks are " + names() + ", given are " + matrices.keySet());
    return flat(names().stream().map(matrices::get).toArray(DMatrixRMaj[]::new));
  }

  /** The vector of a matrix for each block, in order. */
  double[] flat(DMatrixRMaj[] matrices) {
    double[] vector = new double[size];
    for (int i = 0; i < matrices.length; i++) {
      Block block = blocks.get(i);
      MatrixArguments.shape(
          "parameters", "block " + block.name, matrices[i], block.numRows, block.numCols);
      System.arraycopy(matrices[i].data, 0, vector, block.from, block.to() - block.from);
    }
    return vector;
  }

  /**
   * The named matrices in a vector: parameters, or their gradient.
   *
   * @param vector as many numbers as this layout has
   * @return a new matrix for each block, in order
   */
  public Map<String, DMatrixRMaj> split(double... vector) {
    DMatrixRMaj[] matrices = matrices(vector);
    Map<String, DMatrixRMaj> named = new LinkedHashMap<>();
    for (int i = 0; i < matrices.length; i++) {
      named.put(blocks.get(i).name, matrices[i]);
    }
    return named;
  }

  /** A new matrix for each block, in order. */
  DMatrixRMaj[] matrices(double[] vector) {
    Arguments.length("parameters", "vector", vector, size);
    return blocks.stream()
        .map(
            block ->
                DMatrixRMaj.wrap(
                    block.numRows,
                    block.numCols,
                    Arrays.copyOfRange(vector, block.from, block.to())))
        .toArray(DMatrixRMaj[]::new);
  }

  /** A matrix of numbers for each block, in order. */
  Matrix[] matrices(Scalar[] x) {
    Shapes.require(
        x.length == size,
        "parameters",
        () -> "the vector has length " + x.length + ", expected " + size);
    return blocks.stream()
        .map(
            block ->
                Matrix.of(
                    block.numRows, block.numCols, Arrays.copyOfRange(x, block.from, block.to())))
        .toArray(Matrix[]::new);
  }

  /**
   * A model with one output, as a function of the vector; any mode differentiates it.
   *
   * @param model the model, written in named matrices and scalars
   * @return the function of the vector
   */
  public ModelFunction scalarFunction(Function<Named, Scalar> model) {
    return new ModelFunction(this, model);
  }

  /**
   * A model with a matrix as its output, as a function of the vector; any mode differentiates it.
   *
   * @param model the model, written in named matrices and scalars
   * @return the function of the vector, whose outputs are the matrix's elements, row after row
   */
  public VectorFunction vectorFunction(Function<Named, Matrix> model) {
    return x ->
        MatrixArguments.output("parameters", model.apply(new Named(matrices(x)))).toScalars();
  }

  /** The parameters of one evaluation, by name. */
  public final class Named {

    private final Matrix[] matrices;

    Named(Matrix[] matrices) {
      this.matrices = matrices;
    }

    /**
     * A block as a matrix.
     *
     * @param name the block's name
     * @return the matrix
     * @throws IllegalArgumentException if there is no such block
     */
    public Matrix get(String name) {
      int index = names().indexOf(name);
      Shapes.require(
          index >= 0,
          "parameters",
          () -> "there is no block named " + name + "; there are " + names());
      return matrices[index];
    }

    /**
     * A block of one number.
     *
     * @param name the block's name
     * @return the number
     * @throws IllegalArgumentException if there is no such block, or it has more numbers
     */
    public Scalar scalar(String name) {
      Matrix matrix = get(name);
      Shapes.require(
          matrix.isScalar(),
          "parameters",
          () -> name + " is " + matrix.shape() + ", not a scalar; use get");
      return matrix.toScalar();
    }
  }
}
