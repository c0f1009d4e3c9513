/**
 * The costs of derivatives, measured with JMH: one class for each problem, with the plain double
 * program ({@code primal}), a hand-written gradient where there is one, and the modes. Divide times
 * by {@code primal} of the same instance in the same run.
 *
 * <pre>{@code
 * mvn package -DskipTests -Ppeers
 * java -jar benchmarks/target/benchmarks.jar -prof gc -rf json -rff results.json
 * }</pre>
 *
 * <p>A name selects a class, as in {@code benchmarks.jar Ba}, and {@code -p instance=BA1} an
 * instance. Instances are generated; {@code -p data=DIRECTORY} reads ADBench's files. Without
 * {@code -Ppeers} the other libraries are left out.
 */
@NullMarked
package org.duetad.benchmarks;

import org.jspecify.annotations.NullMarked;
