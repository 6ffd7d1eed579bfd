package dev.countersign.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample in events/accepted is read, and every sample in events/rejected is answered by the
 * reason, the place and the detail that events/rejected/answers.txt lists. {@code
 * -Dgolden.update=true} writes the list again.
 */
final class SamplesTest {
  @ParameterizedTest
  @MethodSource("accepted")
  void accepted_sample_isRead(Path sample) throws IOException {
    assertInstanceOf(Reading.Read.class, SampleReader.read(sample));
  }

  @Test
  void rejected_samples_areAnsweredAsTheListSays() throws IOException {
    var answers = new ArrayList<String>();
    for (Path sample : ProjectFiles.under("events/rejected", ".json", ".yaml")) {
      String name = ProjectFiles.file("events/rejected").relativize(sample).toString();
      var wrong = assertInstanceOf(Reading.Unreadable.class, SampleReader.read(sample), name);
      var first = (Problem) wrong.problems().getFirst();
      answers.add(name + "  " + first.reason() + "  " + first.pointer() + "  " + first.detail());
    }
    String now = String.join("\n", answers) + "\n";

    assertEquals(ProjectFiles.golden(ProjectFiles.file("events/rejected/answers.txt"), now), now);
  }

  static List<Path> accepted() throws IOException {
    return ProjectFiles.under("events/accepted", ".json", ".yaml");
  }
}
