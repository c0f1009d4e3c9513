/**
 * What derivatives cost, measured by JMH: a class for each problem, and in it the plain double
 * program ({@code primal}), a gradient by hand where there is one, and the modes. Times are to be
 * divided by {@code primal} of the same instance in the same run.
 *
 * <pre>{@code
 * mvn package -DskipTests -Ppeers
 * java -jar benchmarks/target/benchmarks.jar -prof gc -rf json -rff results.json
 * }</pre>
 *
 * <p>A name selects, as in {@code benchmarks.jar Ba}, an instance with {@code -p instance=BA1}.
 * Instances are generated; {@code -p data=DIRECTORY} reads ADBench's files. Without {@code -Ppeers}
 * there are no other libraries.
 */
@NullMarked
package org.duetad.benchmarks;

import org.jspecify.annotations.NullMarked;
