package org.duetad.examples.page;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.duetad.examples.lab.Finding;

/** A finding as shown on a page. */
public sealed interface PageBlock {

  /** The word by which the template distinguishes kinds. */
  String kind();

  /** Anything but a claim. */
  static PageBlock of(Finding finding) {
    if (finding instanceof Finding.Text text) {
      return new Text(text.text());
    }
    if (finding instanceof Finding.Figure figure) {
      Picture picture = Picture.of(figure.chart());
      return new Figure(figure.name(), figure.caption(), picture);
    }
    if (finding instanceof Finding.Graph graph) {
      return new Graph(graph.name(), graph.caption(), graph.dot());
    }
    if (finding instanceof Finding.Table table) {
      return new Table(table.caption(), table.header(), table.rows()).filled();
    }
    throw new IllegalArgumentException("page: " + finding + " has no place of its own");
  }

  /**
   * A paragraph.
   *
   * @param text plain text
   */
  record Text(String text) implements PageBlock {
    @Override
    public String kind() {
      return "text";
    }
  }

  /**
   * A picture.
   *
   * @param name the file's name without ending
   * @param caption what the figure shows
   * @param picture the picture
   */
  record Figure(String name, String caption, Picture picture) implements PageBlock {
    @Override
    public String kind() {
      return "figure";
    }

    /** The picture as a data URL. */
    public String address() {
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png());
    }
  }

  /**
   * A graph.
   *
   * @param name the file's name without ending
   * @param caption what the graph shows
   * @param dot the graph in the DOT language
   */
  record Graph(String name, String caption, String dot) implements PageBlock {
    @Override
    public String kind() {
      return "graph";
    }
  }

  /**
   * A table.
   *
   * @param caption what the table lists
   * @param header the columns
   * @param rows the cells
   */
  record Table(String caption, List<String> header, List<List<String>> rows) implements PageBlock {

    /** Cells with more characters may be wrapped. */
    private static final int WORDS = 24;

    /** Copies the cells; each row must have one for each column. */
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != header.size()) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "table \"%s\": a row has %d cells, expected %d, one for each of %s: %s",
                  caption,
                  row.size(),
                  header.size(),
                  header,
                  row));
        }
      }
    }

    @Override
    public String kind() {
      return "table";
    }

    /** The type of each column: numbers, words kept on one line, or text. */
    public List<String> kinds() {
      return IntStream.range(0, header.size()).mapToObj(this::kind).toList();
    }

    /** The same without columns that are empty in all rows. */
    Table filled() {
      int[] filled =
          IntStream.range(0, header.size())
              .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
              .toArray();
      return rows.isEmpty()
          ? this
          : new Table(
              caption,
              chosen(header, filled),
              rows.stream().map(row -> chosen(row, filled)).toList());
    }

    private static List<String> chosen(List<String> cells, int[] columns) {
      return Arrays.stream(columns).mapToObj(cells::get).toList();
    }

    private String kind(int column) {
      List<String> cells = rows.stream().map(row -> row.get(column)).toList();
      if (cells.stream().allMatch(Numbers::isNumber)) {
        return "number";
      }
      return cells.stream().allMatch(cell -> cell.length() <= WORDS) ? "words" : "long";
    }
  }
}
