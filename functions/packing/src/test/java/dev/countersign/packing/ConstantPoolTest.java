package dev.countersign.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ConstantPoolTest {
  /** Among them are classes with every kind of constant. */
  @Test
  void renamed_withoutOtherNames_isTheSameForEveryClassOfTheJdk() throws IOException {
    var classes = classesOf("java.base");
    assertTrue(classes.size() > 5000, () -> "found " + classes.size());
    for (Path each : classes) {
      byte[] classFile = Files.readAllBytes(each);
      assertArrayEquals(
          classFile, ConstantPool.renamed(classFile, UnaryOperator.identity()), each::toString);
    }
  }

  @Test
  void renamed_text_isWhatTheClassSays() throws Exception {
    byte[] classFile = Saying.classFile("says.Something", "long", "short");
    byte[] renamed =
        ConstantPool.renamed(classFile, text -> text.equals("long") ? "longer than before" : text);
    assertEquals(List.of("longer than before", "short"), Saying.said(renamed));
  }

  @Test
  void renamed_kindThatIsNoConstant_isRefused() {
    byte[] classFile = Saying.classFile("says.Nothing");
    classFile[10] = 2; // the kind of the first constant
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ConstantPool.renamed(classFile, UnaryOperator.identity()));
    assertEquals("not a constant of a class file: 2", refused.getMessage());
  }

  private static List<Path> classesOf(String module) throws IOException {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module);
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
