package org.duetad.examples;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.duetad.testing.ArchitectureTest;

/** The libraries' architecture rules, applied with the examples included. */
@AnalyzeClasses(
    packages = "org.duetad",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ExamplesArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureTest.class);
}
