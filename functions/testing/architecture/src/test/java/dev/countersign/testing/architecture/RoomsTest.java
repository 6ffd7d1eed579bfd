package dev.countersign.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoomsTest {
  private static final JavaClasses ALL = Modules.classes();

  /** What of the product's modules the classes were found of: an empty import proves nothing. */
  @Test
  void classes_ofEveryModule_areThere() {
    var modules =
        ALL.stream()
            .map(found -> found.getPackageName().split("\\.", 4))
            .filter(parts -> parts.length > 2)
            .map(parts -> parts[2])
            .collect(Collectors.toCollection(TreeSet::new));
    var wanted =
        Set.of(
            "app",
            "aws",
            "bench",
            "domain",
            "embedded",
            "forms",
            "ledger",
            "local",
            "packing",
            "proof",
            "trust");
    assertTrue(modules.containsAll(wanted), modules::toString);
    assertTrue(modules.contains("testing"), modules::toString);
  }

  @Test
  void packages_ofAllModules_areFreeOfCycles() {
    slices().matching("dev.countersign.(**)").should().beFreeOfCycles().check(ALL);
  }

  /** Each line: a module, and the only packages of other modules and libraries it may use. */
  @ParameterizedTest
  @CsvSource({
    "domain, ''",
    "forms, domain",
    "trust, domain forms",
    "ledger, domain forms",
    "app, domain forms trust ledger proof",
    "aws, domain forms trust ledger app proof",
    "embedded, ''",
    "packing, ''",
    "proof, ''",
    "local, domain forms trust ledger app embedded proof",
    "bench, domain forms trust ledger app embedded local proof testing",
  })
  void module_usesNoOtherModules_than(String module, String others) {
    var forbidden =
        Stream.of(
                "domain",
                "forms",
                "trust",
                "ledger",
                "app",
                "aws",
                "embedded",
                "local",
                "packing",
                "proof",
                "bench",
                "testing")
            .filter(other -> !other.equals(module))
            .filter(other -> !List.of(others.split(" ")).contains(other))
            .map(other -> "dev.countersign." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.countersign." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(ALL);
  }

  /** AWS's libraries are known where functions are made of them, and where table and bucket are. */
  @Test
  void awsLibraries_ofTheProduct_areUsedInFewRooms() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.countersign..")
        .and()
        .resideOutsideOfPackages(
            "dev.countersign.aws..",
            "dev.countersign.ledger.bucket..",
            "dev.countersign.ledger.dynamo..",
            "dev.countersign.local.table..",
            "dev.countersign.embedded..",
            "dev.countersign.bench..",
            "dev.countersign.testing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.amazonaws..")
        .check(ALL);
  }

  @Test
  void quarkus_isUsedByTheFunctionsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.countersign.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "jakarta..", "org.crac..")
        .check(ALL);
  }

  /** Test apparatus is no part of the product. */
  @Test
  void product_usesNoTestApparatus() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.countersign.testing..", "dev.countersign.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.countersign.testing..")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Impl", "Util", "Utils", "Manager", "Helper"})
  void names_endWithWordsThatSaySomething(String empty) {
    noClasses()
        .that()
        .doNotHaveSimpleName("SecretsManager") // the name of the AWS service
        .should()
        .haveSimpleNameEndingWith(empty)
        .check(ALL);
  }

  @ParameterizedTest
  @CsvSource({"src/main/java, 200", "src/test/java, 400"})
  void sources_ofAllModules_areShort(String folder, int longest) {
    var tooLong =
        Modules.sources(folder).stream()
            .filter(file -> lines(file) > longest)
            .map(file -> file.getFileName() + ": " + lines(file))
            .toList();
    assertEquals(List.of(), tooLong);
  }

  /** One word, one meaning: no two top-level types of the product have the same name. */
  @Test
  void names_ofTheProductsTypes_areUsedOnce() {
    var names =
        Modules.sources("src/main/java").stream()
            .filter(file -> !file.toString().contains("/testing/"))
            .map(Path::getFileName)
            .map(Path::toString)
            .filter(name -> !name.equals("package-info.java"))
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    names.values().removeIf(count -> count == 1);
    assertEquals(Set.of(), names.keySet());
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
