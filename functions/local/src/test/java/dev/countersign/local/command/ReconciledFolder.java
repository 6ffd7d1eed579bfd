package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with {@code month}, {@code export.csv} and {@code profile}, of made-up books. */
record ReconciledFolder(Path folder) {
  /** What {@code countersign reconcile} says of them; it must succeed. */
  Captured reconcile(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "reconcile",
                "--tenant",
                "acme",
                "--period",
                "2026-11",
                "--month",
                folder.resolve("month").toString(),
                "--theirs",
                folder.resolve("export.csv").toString(),
                "--profile",
                folder.resolve("profile").toString()));
    arguments.addAll(List.of(more));
    var told = Captured.of(() -> Countersign.run(arguments.toArray(String[]::new)));
    assertEquals(0, told.status(), told.err());
    return told;
  }
}
