package org.duetad.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The modules of the build, as their poms name them. */
final class Modules {

  private static final String GROUP = "org.duetad";

  private final Map<String, Element> poms = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  private Modules() {}

  /** All modules below a folder, without those of profiles. */
  static Modules of(Path root) {
    Modules modules = new Modules();
    modules.read(root, "");
    return modules;
  }

  private void read(Path root, String folder) {
    Element pom = parsed(root.resolve(folder).resolve("pom.xml"));
    if (!folder.isEmpty()) {
      poms.put(folder, pom);
      folders.put(text(pom, "artifactId").orElseThrow(), folder);
    }
    for (Element modules : children(pom, "modules")) {
      for (Element module : children(modules, "module")) {
        String name = module.getTextContent().trim();
        read(root, folder.isEmpty() ? name : folder + "/" + name);
      }
    }
  }

  private static Element parsed(Path pom) {
    try (var in = Files.newInputStream(pom)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(pom + ": " + e.getMessage(), e);
    }
  }

  /** The folders of all modules. */
  Set<String> folders() {
    return new TreeSet<>(poms.keySet());
  }

  /** A module, the modules that are in its jar, and their parents but the root. */
  Set<String> usedBy(String folder) {
    Set<String> used = new TreeSet<>();
    add(folder, used);
    return used;
  }

  private void add(String folder, Set<String> used) {
    if (!used.add(folder)) {
      return;
    }
    Element pom = poms.get(folder);
    children(pom, "parent").forEach(parent -> addModule(parent, used));
    for (Element dependencies : children(pom, "dependencies")) {
      children(dependencies, "dependency").stream()
          .filter(each -> text(each, "groupId").equals(Optional.of(GROUP)))
          .filter(each -> text(each, "type").isEmpty())
          .filter(each -> !text(each, "scope").equals(Optional.of("test")))
          .forEach(each -> addModule(each, used));
    }
  }

  private void addModule(Element coordinates, Set<String> used) {
    text(coordinates, "artifactId").map(folders::get).ifPresent(folder -> add(folder, used));
  }

  private static Optional<String> text(Element parent, String name) {
    return children(parent, name).stream().findFirst().map(child -> child.getTextContent().trim());
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
