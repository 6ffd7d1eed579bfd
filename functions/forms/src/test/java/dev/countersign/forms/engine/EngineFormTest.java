package dev.countersign.forms.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file with one mistake is not read, and the mistake is named. */
final class EngineFormTest {
  private static final String FOLDER = "functions/forms/src/test/resources/engines/";

  /**
   * A file with one mistake.
   *
   * @param stands what stands in the file
   * @param instead what stands there instead
   */
  record Mistaken(String file, String stands, String instead, String reason, String pointer) {
    static Mistaken of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Mistaken(cells[0], lines(cells[1]), lines(cells[2]), cells[3], cells[4]);
    }

    private static String lines(String cell) {
      return cell.replace("\\n", "\n");
    }

    @Override
    public String toString() {
      return reason + " " + pointer + ": " + instead;
    }
  }

  static List<Mistaken> mistakes() throws IOException {
    return Files.readAllLines(ProjectFiles.file(FOLDER + "mistakes.txt")).stream()
        .skip(1)
        .map(Mistaken::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isNamed_withItsPlaceAndFix(Mistaken mistaken) throws IOException {
    String text = text(mistaken.file());
    String broken = text.replace(mistaken.stands(), mistaken.instead());
    assertNotEquals(text, broken, "nothing was changed");

    var problems = problems(broken);

    var told = problems.stream().map(p -> p.reason() + " " + p.pointer()).toList();
    String wanted = mistaken.reason() + " " + mistaken.pointer();
    assertTrue(told.contains(wanted), () -> told + " " + problems);
    assertTrue(problems.stream().noneMatch(p -> p.fix().isBlank()), problems::toString);
    assertTrue(problems.stream().allMatch(p -> p.detail().startsWith("line ")), problems::toString);
  }

  @Test
  void mistakes_ofOneFile_areToldTogether() throws IOException {
    String broken =
        text("made-up")
            .replace("timeout: PT10S", "timeout: soon")
            .replace("secret: key", "secret: lock")
            .replace("floor: 0", "flor: 0");

    var pointers = problems(broken).stream().map(Problem::pointer).toList();

    assertEquals(List.of("/flor", "/auth/secret", "/timeout"), pointers);
  }

  @Test
  void file_read_saysWhatItSays() throws IOException {
    var engine = ((Reading.Read<Engine>) EngineForm.read(text("made-up"))).value();

    assertEquals(3, engine.version());
    assertEquals(3, engine.corrections().size());
    assertEquals(
        new Dedupe.Window(Duration.ofDays(7), Duration.ofHours(6)),
        engine.key().orElseThrow().dedupe());
    assertEquals(FactOrigin.SECOND_HAND, engine.facts().get("correct"));
    assertEquals(Set.of("customer", "meter"), engine.rate().alone());
  }

  @Test
  void example_ofTheReadme_isRead() throws IOException {
    var readme = Files.readString(ProjectFiles.file("infra/targets/README.md"));
    var example = readme.substring(readme.indexOf("```yaml\n") + 8).split("```", 2)[0];

    assertInstanceOf(Reading.Read.class, EngineForm.read(example), () -> problems(example) + "");
  }

  @Test
  void pauseAndReads_areRead() throws IOException {
    var engine = ((Reading.Read<Engine>) EngineForm.read(text("made-up"))).value();

    assertEquals(new PauseHeader("x-wait-ms", PauseHeader.Unit.MS), engine.pause().orElseThrow());
    assertEquals(5, engine.rate().readsPerSecond().orElseThrow());
    assertEquals(2, engine.documents().credit().orElseThrow().first().size());
  }

  @Test
  void window_withoutAMargin_keepsATwelfth() throws IOException {
    var text = text("made-up-sums");

    var engine = ((Reading.Read<Engine>) EngineForm.read(text)).value();

    assertEquals(
        new Dedupe.Window(Duration.ofHours(6), Duration.ofMinutes(30)),
        engine.key().orElseThrow().dedupe());
  }

  private static List<Problem> problems(String text) {
    Reading.Unreadable<?> wrong = assertInstanceOf(Reading.Unreadable.class, EngineForm.read(text));
    return wrong.problems();
  }

  private static String text(String name) throws IOException {
    return Files.readString(ProjectFiles.file(FOLDER + name + ".yaml"));
  }
}
