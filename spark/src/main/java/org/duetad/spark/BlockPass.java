package org.duetad.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.duetad.core.data.PartialSum;
import org.duetad.core.data.RecordedBody;
import org.duetad.core.data.RowPass;
import scala.Tuple2;

/**
 * A pass over the blocks of one partition. A broadcast has one value in each executor, so a body is
 * recorded once in each.
 *
 * @param body what is done for each row
 * @param in the inputs of the pass, which all rows share
 * @param pass what is computed
 * @param parameters how many parameters the body has
 */
record BlockPass(
    Broadcast<Sent<RecordedBody>> body, Broadcast<double[]> in, RowPass pass, int parameters)
    implements FlatMapFunction<Iterator<Tuple2<Long, double[][]>>, Sent<PartialSum>> {

  @Override
  public Iterator<Sent<PartialSum>> call(Iterator<Tuple2<Long, double[][]>> blocks) {
    RecordedBody recorded = body.value().get();
    double[] shared = in.value();
    PartialSum sum = new PartialSum();
    while (blocks.hasNext()) {
      Tuple2<Long, double[][]> block = blocks.next();
      sum.add(block._1(), recorded.sums(pass, parameters, shared, block._1(), block._2()));
    }
    return List.of(new Sent<>(sum)).iterator();
  }
}
