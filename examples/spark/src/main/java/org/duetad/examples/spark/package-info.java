/** Logistic regression on Apache Spark, and a cluster of processes on this machine. */
@org.jspecify.annotations.NullMarked
package org.duetad.examples.spark;
