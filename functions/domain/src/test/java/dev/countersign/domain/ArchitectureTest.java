package dev.countersign.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final int LONGEST = 300;

  private final JavaClasses domain =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.countersign.domain");

  @Test
  void domain_importsTheJdkAndJspecifyOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.countersign.domain..")
        .check(domain);
  }

  @Test
  void domain_hasNoClockAndNoChance() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(domain);
  }

  @Test
  void domain_doesNoInputAndNoOutput() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
        .check(domain);
  }

  @Test
  void names_sayWhatAThingIs() {
    noClasses().should().haveSimpleNameEndingWith("Impl").check(domain);
    noClasses().should().haveSimpleNameEndingWith("Util").check(domain);
    noClasses().should().haveSimpleNameEndingWith("Manager").check(domain);
    noClasses().should().haveSimpleNameEndingWith("Helper").check(domain);
    noClasses().should().haveSimpleNameStartingWith("Base").check(domain);
  }

  @Test
  void files_ofTheRepository_areShort() throws IOException {
    Path functions = Path.of("").toAbsolutePath();
    while (!functions.endsWith("functions")) {
      functions = Objects.requireNonNull(functions.getParent());
    }
    try (Stream<Path> files = Files.walk(functions)) {
      List<String> tooLong =
          files
              .filter(file -> file.toString().contains("/src/main/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> lines(file) > LONGEST)
              .map(Path::toString)
              .toList();
      assertEquals(List.of(), tooLong);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
