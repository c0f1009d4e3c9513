/**
 * Sums over data whose rows are on the machines of an Apache Spark cluster.
 *
 * <p>{@code SparkRows} sends each row once to its block ({@code BlockPieces}, sorted by Spark's
 * shuffle, {@code JoinedPieces}), and keeps the blocks on the machines, consecutive ones together,
 * so that a task returns a few partial sums. A pass is one job ({@code BlockPass}). The body is a
 * broadcast, of which each executor has one value: so it is recorded once in each, without state of
 * our own. What is sent is in Java's serialised form ({@code Sent}), as Kryo, if Spark uses it,
 * knows neither lambdas nor records. Spark's own {@code aggregate} and {@code treeAggregate} add in
 * the order in which results arrive.
 */
@org.duetad.core.spi.LibraryCode
@org.jspecify.annotations.NullMarked
package org.duetad.spark;
