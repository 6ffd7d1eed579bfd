package dev.countersign.testing.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EngineIndependenceTest {
  private static final String ENGINE = "dev.countersign.testing.engine";
  private static final String HTTP = ENGINE + ".http";

  private final JavaClasses all =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ENGINE);

  @Test
  void engineAndAudit_knowTheJdkOnly() {
    classes()
        .that()
        .resideInAnyPackage(ENGINE, ENGINE + ".audit")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", ENGINE, ENGINE + ".audit")
        .check(all);
  }

  @Test
  void engine_knowsNoAudit() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINE, HTTP)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ENGINE + ".audit")
        .check(all);
  }

  @Test
  void all_haveNoClockAndNoChance() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE + "..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .check(all);
  }
}
