package dev.countersign.testing.billing.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.forms.engine.CorrectionRule;
import dev.countersign.forms.engine.Engine.Cycle;
import dev.countersign.testing.billing.work.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code infra/targets}, and one of an engine that nobody made: what is posted by it
 * over HTTP, to a strict engine that its samples make. A new engine is a file and its samples.
 */
final class EveryTargetTest {
  private static final Path MADE_UP = Path.of("src/test/resources/engines");

  @TempDir Path folder;

  static List<TargetCase> targets() throws IOException {
    var root = root();
    return Stream.concat(
            files(root.resolve("infra/targets"), root.resolve("events/targets")),
            files(MADE_UP, MADE_UP))
        .toList();
  }

  private static Stream<TargetCase> files(Path files, Path samples) throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .map(file ->
              TargetCase.read(
                  file,
                  samples.resolve(file.getFileName().toString().replaceFirst("yaml$", "ndjson"))));
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not inside the project");
    }
    return folder;
  }

  /** Those whose usages go by HTTP, one for one result. */
  static List<TargetCase> engines() throws IOException {
    return targets().stream()
        .filter(target -> !target.isFile() && target.engine().sums().isEmpty())
        .toList();
  }

  /** Those that take a usage back while it counts. */
  static List<TargetCase> correcting() throws IOException {
    return engines().stream().filter(target -> !target.engine().corrections().isEmpty()).toList();
  }

  /** Those that give a credit for what can't be taken back as usage any more. */
  static List<TargetCase> crediting() throws IOException {
    return engines().stream()
        // What is asked first answers of a month, which a sample can't do for any month.
        .filter(target ->
            target.engine().documents().credit().filter(one -> one.first().isEmpty()).isPresent())
        .filter(target ->
            target.engine().cycle() == Cycle.MONTH || target.engine().corrections().isEmpty())
        .toList();
  }

  static List<TargetCase> forgetting() throws IOException {
    return engines().stream()
        .filter(target -> window(target).isPresent())
        .filter(target -> target.engine().readBack().byId().isPresent())
        .toList();
  }

  static Stream<Arguments> answers() throws IOException {
    return engines().stream()
        .flatMap(target ->
            target.answers().stream()
                .filter(sample -> sample.of().equals("usage"))
                .map(sample -> Arguments.of(target, sample)));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void usage_whoseAnswerIsLost_isSentAgainAndIsOne(TargetCase target) {
    try (var run = new TargetRun(target, folder)) {
      var billed = run.billed("r", 3000);
      run.engine().lost.add("usage");
      run.take(billed);
      run.send();
      assertEquals("sending", run.state(billed));
      assertEquals(1, run.engine().taken.size());

      run.sendAfter(Duration.ofMinutes(3));

      assertEquals("sent", run.state(billed));
      assertEquals(1, run.engine().taken.size());
      assertEquals(2, run.engine().items.size());
      assertEquals(1, run.engine().items.stream().distinct().count(), "other bytes");
    }
  }

  /** Each answer of the samples, by which every item gets the state that the sample says. */
  @ParameterizedTest
  @MethodSource("answers")
  void answer_ofTheSamples_decidesEachItemForItself(TargetCase target, TargetSample sample) {
    try (var run = new TargetRun(target, folder)) {
      var all =
          IntStream.range(0, sample.keys().size())
              .mapToObj(i -> run.billed("r" + i, 3000))
              .toList();
      all.forEach(run::take);
      run.engine().script.add(sample);
      if (sample.status() == 401) {
        // A token is fetched anew, once.
        run.engine().script.add(sample);
      }
      run.send();

      var first = run.engine().lastKeys;
      for (int i = 0; i < all.size(); i++) {
        String means = sample.means().get(i).text("is").orElseThrow();
        var result = means.equals("alone") ? all.get(i) : withId(all, first.get(i));
        assertEquals(state(means), run.state(result), means);
      }
    }
  }

  private static Result withId(List<Result> all, String id) {
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        // An engine whose usage doesn't name the result has one at a time.
        .orElseGet(all::getFirst);
  }

  private static String state(String means) {
    return switch (means) {
      case "accepted", "alone" -> "sent";
      case "duplicate", "refused" -> "held";
      case "retry" -> "ready";
      case "unknown" -> "sending";
      default -> throw new AssertionError(means);
    };
  }

  @ParameterizedTest
  @MethodSource("correcting")
  void reversal_soon_isTheFirstCorrectionOfTheFile(TargetCase target) {
    try (var run = new TargetRun(target, folder)) {
      var billed = run.billed("r", 3000);
      run.take(billed);
      run.send();
      run.clock.pause(Duration.ofMinutes(10));
      var reversal = billed.takenBack(run.clock.instant());
      run.take(reversal);
      run.send();

      assertEquals("sent", run.state(billed));
      assertEquals("sent", run.state(reversal));
      assertInstanceOf(RequestKind.Correction.class, kind(run, reversal));
      assertEquals(List.of(), run.engine().made);
      var way = target.engine().corrections().getFirst();
      if (way.request() instanceof CorrectionRule.Request.AsUsage) {
        assertEquals(2, run.engine().items.size());
        assertTrue(run.engine().items.getLast().contains("-"), run.engine().items::getLast);
      } else {
        assertTrue(run.engine().asked.contains("correct/0"), run.engine().asked::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("crediting")
  void reversal_afterMonths_isACreditThatIsSearchedForBeforeItIsMade(TargetCase target) {
    try (var run = new TargetRun(target, folder)) {
      var billed = run.billed("r", 3000);
      run.take(billed);
      run.send();
      run.clock.pause(Duration.ofDays(70));
      var reversal = billed.takenBack(run.clock.instant());
      run.take(reversal);
      run.engine().lost.add("document/credit/make");
      run.send();
      assertEquals("sending", run.state(reversal));
      assertInstanceOf(RequestKind.Document.class, kind(run, reversal));

      run.sendAfter(Duration.ofMinutes(3));

      assertEquals("sent", run.state(reversal));
      assertEquals(List.of(reversal.id()), run.engine().made);
      assertEquals(
          List.of("document/credit/find", "document/credit/make", "document/credit/find"),
          run.engine().asked.stream().filter(of -> of.startsWith("document")).toList());
    }
  }

  /** Where an engine forgets its keys and can be asked for one of them. */
  @ParameterizedTest
  @MethodSource("forgetting")
  void usage_inDoubtAfterTheWindow_isReadBackAndNotSentAgain(TargetCase target) {
    try (var run = new TargetRun(target, folder)) {
      var billed = run.billed("r", 3000);
      run.engine().lost.add("usage");
      run.take(billed);
      run.send();

      run.sendAfter(window(target).orElseThrow());

      assertEquals("sent", run.state(billed));
      assertEquals(1, run.engine().items.size());
    }
  }

  private static Optional<Duration> window(TargetCase target) {
    return target
        .engine()
        .key()
        .map(key -> key.dedupe() instanceof Dedupe.Window(var length, var _) ? length : null);
  }

  static List<TargetCase> files() throws IOException {
    return targets().stream().filter(TargetCase::isFile).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_ofAResult_isWrittenOnce_andItsReversalBesideIt(TargetCase target) throws IOException {
    try (var run = new TargetRun(target, folder)) {
      var billed = run.billed("r", 3000);
      run.take(billed);
      run.take(billed);
      run.send();
      run.clock.pause(Duration.ofMinutes(1));
      var reversal = billed.takenBack(run.clock.instant());
      run.take(reversal);
      run.send();

      assertEquals("sent", run.state(billed));
      assertEquals("sent", run.state(reversal));
      try (Stream<Path> written = Files.walk(folder)) {
        assertEquals(2, written.filter(Files::isRegularFile).count());
      }
    }
  }

  /** So a new engine changes no Java: none of its main sources knows one by its name. */
  @Test
  void engines_areNamedByNoJava() throws IOException {
    var names = new ArrayList<String>();
    for (TargetCase target : targets()) {
      names.add("\"" + target.engine().name() + "\"");
    }
    var found = new ArrayList<String>();
    try (Stream<Path> sources = Files.walk(root().resolve("functions"))) {
      for (Path source :
          sources.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java")).toList()) {
        String text = Files.readString(source);
        // "file" is a word of its own, also the scheme of an address.
        names.stream()
            .filter(name -> !name.equals("\"file\"") && text.contains(name))
            .forEach(name -> found.add(source.getFileName() + " " + name));
      }
    }
    assertEquals(List.of(), found);
  }

  private static RequestKind kind(TargetRun run, Result result) {
    return switch (run.posting(result).state()) {
      case PostingState.Sent sent -> sent.request().orElseThrow().plan().kind();
      case PostingState.Sending sending -> sending.request().plan().kind();
      default -> throw new AssertionError(run.state(result));
    };
  }
}
