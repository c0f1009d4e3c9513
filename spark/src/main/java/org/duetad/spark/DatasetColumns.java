package org.duetad.spark;

import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Columns of a dataset as rows of doubles. */
final class DatasetColumns {

  private DatasetColumns() {}

  static JavaRDD<double[]> of(Dataset<Row> rows, String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException(
          "sparkRows: no columns; name some of " + Arrays.toString(rows.columns()));
    }
    String[] names = columns.clone();
    Column[] doubles =
        Arrays.stream(names).map(name -> functions.col(name).cast("double")).toArray(Column[]::new);
    return rows.select(doubles).javaRDD().map(row -> doubles(row, names));
  }

  private static double[] doubles(Row row, String[] names) {
    double[] numbers = new double[names.length];
    for (int k = 0; k < numbers.length; k++) {
      if (row.isNullAt(k)) {
        throw new IllegalArgumentException(
            "sparkRows: column "
                + names[k]
                + " has a null; fill the nulls or drop such rows first (na())");
      }
      numbers[k] = row.getDouble(k);
    }
    return numbers;
  }
}
