package org.duetad.examples.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No user's file is overwritten; no file is partly written. */
class OwnFileTest {

  private static final byte[] OURS = ("made by Duet, " + "again").getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private Path existing(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  private static String refused(Path file, boolean force) {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> new OwnFile(file, force).write(OURS));
    assertThrows(UncheckedIOException.class, () -> new OwnFile(file, force).check());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(file + ": cannot be written ("), message);
    return message;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileAndOneOfOursAreWritten() throws IOException {
    Path file = folder.resolve("file");
    assertEquals(file, new OwnFile(file, false).write(OURS));
    new OwnFile(file, false).write(OURS);
    assertArrayEquals(OURS, Files.readAllBytes(file));
    assertEquals(List.of("file"), names(), "no temporary file is left");
  }

  @Test
  void anotherFileIsKeptUnlessForced() throws IOException {
    Path file = existing("the only copy of a thesis");
    assertTrue(refused(file, false).contains("a file that is not Duet's is in its place; --force"));
    assertEquals("the only copy of a thesis", Files.readString(file));
    new OwnFile(file, true).write(OURS);
    assertArrayEquals(OURS, Files.readAllBytes(file));
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path precious = existing("precious");
    Path link = link(folder.resolve("link"), precious);
    assertTrue(refused(link, false).contains("a symbolic link is in its place"));
    Path nowhere = link(folder.resolve("dangling"), folder.resolve("nowhere"));
    refused(nowhere, false);
    new OwnFile(link, true).write(OURS);
    assertEquals("precious", Files.readString(precious));
    assertArrayEquals(OURS, Files.readAllBytes(link));
    assertTrue(Files.isRegularFile(link) && !Files.isSymbolicLink(link));
  }

  private static Path link(Path link, Path to) {
    try {
      return Files.createSymbolicLink(link, to);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here");
      return link;
    }
  }

  @Test
  void foldersAndPipesAreKeptEvenIfForced() throws IOException, InterruptedException {
    Path place = Files.createDirectory(folder.resolve("place"));
    assertTrue(refused(place, true).contains("a folder, device or pipe is in its place"));
    Path pipe = folder.resolve("pipe");
    boolean made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      made = false;
    }
    assumeTrue(made, "no mkfifo here");
    assertTrue(refused(pipe, true).contains("a folder, device or pipe is in its place"));
  }

  @Test
  void theReasonIsTheSystems() {
    assertEquals(
        "No space left on device",
        OwnFile.reason(new FileSystemException("x", null, "No space left on device")));
    assertEquals(
        "No space left on device", OwnFile.reason(new IOException("No space left on device")));
    assertEquals("permission denied", OwnFile.reason(new AccessDeniedException("x")));
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () -> new OwnFile(folder.resolve("no/such/file"), false).write(OURS));
    assertEquals(
        folder.resolve("no/such/file")
            + ": cannot be written (there is no such folder); choose another place",
        e.getMessage());
  }

  /** A name would say what the file is not. */
  @Test
  void picturesAreNamedByTheirKind() throws IOException {
    var chart = Charts.lines("A line", "x", "y");
    for (String name : List.of("x.jpg", "x", "x.svg.gz", "x.pdf")) {
      Path file = folder.resolve(name);
      String message =
          assertThrows(IllegalArgumentException.class, () -> OwnFile.picture(file, false))
              .getMessage();
      assertTrue(message.contains("name a file that ends in .png or .svg"), message);
      assertThrows(IllegalArgumentException.class, () -> new OwnFile(file, false).write(chart));
    }
    assertEquals(List.of(), names());
    new OwnFile(folder.resolve("x.SVG"), false).write(chart);
    new OwnFile(folder.resolve("x.Png"), false).write(chart);
    assertTrue(Files.readString(folder.resolve("x.SVG")).contains("<svg"));
    assertEquals(
        "PNG",
        new String(Files.readAllBytes(folder.resolve("x.Png")), 1, 3, StandardCharsets.US_ASCII));
  }

  /** As that of temporary files is on some systems. */
  @Test
  void anEnclosingFolderMayBeALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Page page = new Page("P", "", List.of(), List.of());
    PageFolder.at(link.resolve("a/b")).write("p.html", page);
    assertTrue(Files.exists(real.resolve("a/b/p.html")));
    String message =
        assertThrows(UncheckedIOException.class, () -> PageFolder.at(link)).getMessage();
    assertTrue(message.contains("it is a symbolic link"), message);
  }

  /** As if the disk was full: a name may not be longer than 255 bytes. */
  @Test
  void noEmptyFolderIsLeft() throws IOException {
    Page page = new Page("P", "", List.of(), List.of());
    PageFolder pages = PageFolder.at(folder.resolve("a/b"));
    assertEquals(List.of(), names(), "before there is a page");
    assertThrows(UncheckedIOException.class, () -> pages.write("x".repeat(300), page));
    assertEquals(List.of(), names());
    pages.write("p.html", page);
    assertEquals(List.of("a"), names());
  }

  @Test
  void pagesPicturesAndGraphsBearTheMark() throws IOException {
    Findings findings =
        new Findings()
            .figure("line", "A line.", Charts.lines("A line", "x", "y"))
            .graph("g", "G.", "digraph {}");
    Page page = new Page("P", "", List.of(Section.of("one", "One", findings)), List.of());
    for (int i = 0; i < 2; i++) {
      PageFolder.at(folder).with("p.html").write("p.html", page);
    }
    for (String name : new String[] {"p.html", "one/line.png", "one/g.dot"}) {
      new OwnFile(folder.resolve(name), false).check();
    }
    assertEquals("made by Duet", software(folder.resolve("one/line.png")));
    Path picture = Files.writeString(folder.resolve("one/line.png"), "mine");
    String before = Files.readString(folder.resolve("p.html"));
    assertThrows(UncheckedIOException.class, () -> PageFolder.at(folder).write("p.html", page));
    assertEquals("mine", Files.readString(picture));
    assertEquals(before, Files.readString(folder.resolve("p.html")));
    PageFolder.at(folder, true).write("p.html", page);
    assertEquals("made by Duet", software(picture));
  }

  private static String software(Path png) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(png.toFile())) {
      reader.setInput(in);
      var text =
          ((javax.imageio.metadata.IIOMetadataNode)
                  reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
              .getElementsByTagName("tEXtEntry");
      return text.item(0).getAttributes().getNamedItem("value").getNodeValue();
    } finally {
      reader.dispose();
    }
  }

  @Test
  void aFolderThatIsALinkIsRefused() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = link(folder.resolve("link"), real);
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> PageFolder.at(link));
    assertTrue(e.getMessage().contains("symbolic link"), e::getMessage);
    Files.createDirectory(folder.resolve("elsewhere"));
    link(real.resolve("one"), folder.resolve("elsewhere"));
    Page page =
        new Page(
            "P",
            "",
            List.of(Section.of("one", "One", new Findings().graph("g", "G.", "digraph {}"))),
            List.of());
    assertThrows(UncheckedIOException.class, () -> PageFolder.at(real).write("p.html", page));
    assertEquals(0, folder.resolve("elsewhere").toFile().list().length);
  }
}
