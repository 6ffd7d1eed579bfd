package dev.countersign.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  /** Each room knows only rooms before it, and the root. */
  private static final List<String> ROOMS =
      List.of(
          "failure",
          "money",
          "session",
          "statement",
          "terms",
          "dispute",
          "inquiry",
          "registers",
          "fold",
          "matching",
          "pricing",
          "billing",
          "history",
          "posting",
          "planning",
          "reconciling",
          "acceptance",
          "books");

  private static final String ROOT = "dev.countersign.domain";

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
  void rooms_dependOnEarlierRoomsOnly() {
    for (int i = 0; i < ROOMS.size(); i++) {
      var later = ROOMS.subList(i + 1, ROOMS.size()).stream().map(room -> ROOT + "." + room);
      noClasses()
          .that()
          .resideInAnyPackage(i == 0 ? ROOT : ROOT + "." + ROOMS.get(i - 1))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              Stream.concat(later, Stream.of(ROOT + "." + ROOMS.get(i))).toArray(String[]::new))
          .check(domain);
    }
  }

  @Test
  void rooms_areAllListed() {
    var found =
        domain.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertEquals(Set.copyOf(ROOMS), found);
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
}
