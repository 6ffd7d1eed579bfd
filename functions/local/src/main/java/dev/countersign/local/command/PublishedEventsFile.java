package dev.countersign.local.command;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.forms.event.PublishedEventForm;
import dev.countersign.forms.event.PublishedEventForm.EventContent;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a file of published events, one a line. */
final class PublishedEventsFile {
  private PublishedEventsFile() {}

  /** The file has mistakes; the message names the line and field of each. */
  static final class Mistaken extends Exception {
    private static final long serialVersionUID = 1L;

    Mistaken(List<String> mistakes) {
      super(String.join("\n", mistakes));
    }
  }

  /** Its results, in the order of the lines; other events of Countersign's are passed over. */
  static List<ResultEvent> read(Path file) throws IOException, Mistaken {
    var results = new ArrayList<ResultEvent>();
    var mistakes = new ArrayList<String>();
    int number = 0;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        switch (PublishedEventForm.read(line.getBytes(StandardCharsets.ISO_8859_1))) {
          case Reading.Read<EventContent>(EventContent.Result(var result)) -> results.add(result);
          case Reading.Read<EventContent>(EventContent.Changed changed) -> {}
          case Reading.Unreadable<EventContent>(var problems) -> {
            for (Problem problem : problems) {
              mistakes.add(file + ": line " + number + ": " + said(problem));
            }
          }
        }
      }
    }
    if (!mistakes.isEmpty()) {
      throw new Mistaken(mistakes);
    }
    return results;
  }

  /** Gives each line that isn't blank, in their order. */
  static void each(Path file, Consumer<Bytes> taker) throws IOException {
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines
          .filter(line -> !line.isBlank())
          .map(line -> Bytes.of(line.getBytes(StandardCharsets.ISO_8859_1)))
          .forEach(taker);
    }
  }

  private static String said(Problem problem) {
    String place = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
    return place + problem.detail() + "; " + problem.fix();
  }
}
