package org.duetad.testing.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/matrices.md says of names that are both EJML's and ours. */
class NamesBesideEjmlTest {

  private static Set<String> names(String... packages) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packages).stream()
            .filter(type -> type.isTopLevelClass())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void oneNameIsInBothLibraries() {
    Set<String> both = names("org.ejml");
    assertTrue(both.contains("DMatrixRMaj"));
    both.retainAll(
        names(
            "org.duetad.core",
            "org.duetad.forward",
            "org.duetad.reverse",
            "org.duetad.checkpoint"));
    assertEquals(Set.of("Matrix"), both);
  }
}
