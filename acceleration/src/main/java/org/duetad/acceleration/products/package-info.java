/**
 * Dense products with the bits of EJML's.
 *
 * <p>EJML adds the products of an element from the first to the last, each rounded; what its sums
 * start from, {@code 0} or the first product, depends on the shapes and decides signs of zero
 * ({@code EjmlOrder}). Any blocking over rows and columns keeps that, as do blocks over the inner
 * index that are added one after the other. {@code BlockedProduct} is plain Java in the form that
 * C2 vectorises on 17 and 25: three rows of C and two of B, in arrays without offsets (four rows
 * take half the time on 25, and five times on 17, where the loop is too large). {@code
 * TiledProduct} holds three rows and three vectors of columns in registers; its code is emitted
 * ({@code TileEmitter}), since {@code jdk.incubator.vector} cannot be compiled against with {@code
 * --release 17}. {@code Vectors} decides by a trial in the background, as uncompiled vector code is
 * a thousand times slower. {@code FewElements}, {@code VectorProduct}, and EJML for factors of at
 * most 25 elements are the other forms; {@code FastKernels} chooses by shape.
 */
@org.duetad.core.spi.LibraryCode
@org.jspecify.annotations.NullMarked
package org.duetad.acceleration.products;
