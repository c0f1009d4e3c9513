package org.duetad.examples.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A malformed file is rejected with the place and the expected content. */
class MalformedFilesTest {

  private static final String GMM =
      """
      1 2 3
      0.5 0.25
      1 2
      3 4
      5
      6
      7
      1.5 2
      """;
  private static final String BA =
      """
      2 3 6
      0.1 0.2 0.3 0 0 0 500 0 0 0.01 0.02
      1 2 10
      0.5
      3 4
      """;
  private static final String LSTM =
      """
      1 2 1
      1 2 3 4 5 6 7 8
      1 2 3
      0 0
      0 1
      """;

  @TempDir private Path directory = Path.of("");

  private Path written(String text) throws IOException {
    return Files.writeString(directory.resolve("data.txt"), text);
  }

  private void assertRefused(String message, Consumer<Path> reader, String text)
      throws IOException {
    Path file = written(text);
    Exception error = assertThrows(UncheckedIOException.class, () -> reader.accept(file));
    assertEquals(file + message, error.getMessage());
  }

  @Test
  void wellFormedFilesAreRead() throws IOException {
    GmmData gmm = GmmData.read(written(GMM));
    assertEquals(7.0, gmm.x()[2]);
    assertEquals(2, gmm.m());
    assertEquals(10.0, BaData.read(written(BA)).points()[8]);
    assertEquals(1.0, LstmData.read(written(LSTM)).sequence()[1]);
  }

  @Test
  void oneRowOfPointsStandsForAll() throws IOException {
    GmmData data = GmmData.read(written(GMM.replace("6\n7\n", "")));
    assertEquals(3, data.n());
    assertEquals(5.0, data.x()[2]);
  }

  @Test
  void gmm() throws IOException {
    assertRefused(
        ":1: expected k (a whole number, at least 1), found \"0\"",
        GmmData::read,
        GMM.replace("1 2 3", "1 0 3"));
    assertRefused(
        ":1: expected d (a whole number, at least 1), found \"1.0\"",
        GmmData::read,
        GMM.replace("1 2 3", "1.0 2 3"));
    assertRefused(
        ":2: expected alpha[1] (a finite number), found \"NaN\"",
        GmmData::read,
        GMM.replace("0.25", "NaN"));
    assertRefused(
        ":4: expected icf[0] (a finite number), found \"three\"",
        GmmData::read,
        GMM.replace("3 4", "three 4"));
    assertRefused(
        ":8: expected gamma (a number above 0), found \"-1.5\"",
        GmmData::read,
        GMM.replace("1.5 2", "-1.5 2"));
    assertRefused(
        ":8: expected m (a whole number, at least 0), found \"-2\"",
        GmmData::read,
        GMM.replace("1.5 2", "1.5 -2"));
    assertRefused(":9: expected the end of the file, found \"9\"", GmmData::read, GMM + "9\n");
  }

  @Test
  void truncated() throws IOException {
    assertRefused(
        ":3: expected 2 numbers of icf, of which at most 0 are present, found the end of the file",
        GmmData::read,
        "1 2 3\n0.5 0.25\n1 2\n");
    assertRefused(
        ":8: expected m (a whole number, at least 0), found the end of the file",
        GmmData::read,
        GMM.replace("1.5 2", "1.5"));
    assertRefused(
        ":1: expected 11 numbers of the camera, of which at most 0 are present,"
            + " found the end of the file",
        BaData::read,
        "2 3 6");
    assertRefused(
        ":4: expected 2 numbers of sequence, of which at most 1 are present,"
            + " found the end of the file",
        LstmData::read,
        "1 2 1\n1 2 3 4 5 6 7 8\n1 2 3\n0 0 0\n");
    assertRefused(
        ":1: expected d (a whole number, at least 1), found the end of the file",
        GmmData::read,
        "");
  }

  /**
   * A size beyond any machine's memory is reported as an error in the file, not as an
   * OutOfMemoryError.
   */
  @Test
  void hugeCounts() throws IOException {
    assertRefused(
        ":4: expected 2000000000 numbers of x, of which at most 4 are present,"
            + " found the end of the file",
        GmmData::read,
        "1 1 2000000000\n1\n2\n3 1 1 1 2");
    assertRefused(
        ":1: expected p (a whole number, from 1 to 67108863), found \"2000000000\"",
        BaData::read,
        BA.replace("2 3 6", "2 3 2000000000"));
  }

  @Test
  void ba() throws IOException {
    assertRefused(
        ":1: expected n (a whole number, from 1 to 67108863), found \"-2\"",
        BaData::read,
        BA.replace("2 3 6", "-2 3 6"));
    assertRefused(
        ":2: expected the camera[6] (a finite number), found \"Infinity\"",
        BaData::read,
        BA.replace("500", "Infinity"));
    assertRefused(":6: expected the end of the file, found \"more\"", BaData::read, BA + "more");
  }

  @Test
  void lstm() throws IOException {
    assertRefused(
        ":1: expected c (a whole number, at least 2), found \"1\"",
        LstmData::read,
        LSTM.replace("1 2 1", "1 1 1"));
    assertRefused(
        ":2: expected main[7] (a finite number), found \"8:\"",
        LstmData::read,
        LSTM.replace(" 8", " 8:"));
    assertRefused(":6: expected the end of the file, found \"0\"", LstmData::read, LSTM + "0");
  }

  @Test
  void missingFile() {
    Path file = directory.resolve("absent.txt");
    Exception error = assertThrows(UncheckedIOException.class, () -> LstmData.read(file));
    assertEquals(file + ": expected a data file, found no such file", error.getMessage());
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    Path file = Files.write(directory.resolve("data.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Exception error = assertThrows(UncheckedIOException.class, () -> BaData.read(file));
    assertEquals(file + ": expected text, found bytes that are not UTF-8", error.getMessage());
  }

  @Test
  void directory() {
    Exception error = assertThrows(UncheckedIOException.class, () -> BaData.read(directory));
    assertEquals(directory + ": expected a readable file, found a folder", error.getMessage());
  }
}
