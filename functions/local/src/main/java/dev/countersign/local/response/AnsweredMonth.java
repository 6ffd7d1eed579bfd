package dev.countersign.local.response;

import dev.countersign.proof.month.AcceptanceLeaf;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.month.UnreadableMonth;
import dev.countersign.proof.note.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A sealed month, what the payer answered about it, and which of its lines are in dispute, by the
 * files that were given. Whether these files hold, {@code countersign verify} says.
 */
public final class AnsweredMonth {
  private final MonthHeader header;
  private final String root;
  private final LinesInDispute disputes;
  private final List<AcceptanceLeaf> answers = new ArrayList<>();

  private AnsweredMonth(MonthHeader header, String root, List<ListedDispute> listed) {
    this.header = header;
    this.root = root;
    this.disputes = new LinesInDispute(header.period().toString(), listed);
  }

  /**
   * The month in a sealed file.
   *
   * @param later the sealed months after it, without a gap, the oldest first
   * @param listed disputes as they are told after the last of these months
   */
  public static AnsweredMonth read(Path file, List<Path> later, List<ListedDispute> listed)
      throws IOException, Unanswerable {
    AnsweredMonth month = null;
    String before = "";
    for (var path : withLater(file, later)) {
      try (var in = SealedMonthReader.open(Files.newInputStream(path))) {
        String name = String.valueOf(path.getFileName());
        var header = header(in, name);
        String sealed = Checkpoint.parse(in.note().text()).orThrow().root().base64();
        if (month == null) {
          month = new AnsweredMonth(header, sealed, listed);
        } else if (!header.previousRoot().map(hash -> hash.base64()).equals(Optional.of(before))) {
          throw new Unanswerable(
              name + ": it doesn't follow the file before it; give the months after "
                  + month.header.period() + " in their order, none left out");
        }
        before = sealed;
        month.take(in, name);
      } catch (UnreadableMonth e) {
        throw new Unanswerable(path.getFileName() + ": no sealed month: " + e.getMessage());
      }
    }
    if (month == null) {
      throw new IllegalStateException("the month itself is the first file");
    }
    return month;
  }

  /** Which month it is. */
  public MonthHeader header() {
    return header;
  }

  /** The sealed file's root, in Base64. */
  public String root() {
    return root;
  }

  /** The ids of listed disputes of which nothing says whose month's line they are of. */
  public List<String> disputesOfNoKnownMonth() {
    return disputes.ofNoKnownMonth();
  }

  /** What becomes of the payer's answer, by the file in which it is given. */
  public ResponseContent responseBy(byte[] answer) throws Unanswerable {
    return ResponseContent.of(Optional.of(GivenAnswers.read(answer, root)), disputes.all());
  }

  /** What becomes of the payer's answer, by the later months' leaves. */
  public ResponseContent response() throws Unanswerable {
    return ResponseContent.of(recorded(), disputes.all());
  }

  /** The last answer that the payer gave before silence accepted the month. */
  private Optional<PayersAnswer> recorded() throws Unanswerable {
    Optional<PayersAnswer> last = Optional.empty();
    answers.sort(Comparator.comparing(leaf -> leaf.json().text("recorded_at").orElse("")));
    for (var leaf : answers) {
      if (leaf.json().member("silence").isPresent()) {
        return last;
      }
      last = Optional.of(PayersAnswer.of(leaf.json()));
    }
    return last;
  }

  private void take(SealedMonthReader in, String name) throws IOException, Unanswerable {
    for (var line = in.next(); line.isPresent(); line = in.next()) {
      long number = line.get().number();
      var leaf =
          MonthLeaf.parse(line.get().bytes())
              .asOptional()
              .orElseThrow(() -> new Unanswerable(name + ": leaf " + number + " is no leaf"));
      switch (leaf) {
        case EntryLeaf entry -> disputes.add(entry);
        case AcceptanceLeaf answer when isOfThis(answer) -> answers.add(answer);
        default -> {}
      }
    }
  }

  private boolean isOfThis(AcceptanceLeaf answer) {
    return answer.json().text("month").equals(Optional.of(header.period().toString()));
  }

  private static List<Path> withLater(Path file, List<Path> later) {
    var all = new ArrayList<Path>();
    all.add(file);
    all.addAll(later);
    return all;
  }

  private static MonthHeader header(SealedMonthReader in, String name)
      throws IOException, Unanswerable {
    var first = in.next().flatMap(line -> MonthLeaf.parse(line.bytes()).asOptional());
    if (first.orElse(null) instanceof MonthHeader header
        && Checkpoint.parse(in.note().text()).asOptional().isPresent()) {
      return header;
    }
    throw new Unanswerable(name + ": no sealed month: it has no checkpoint or no header");
  }
}
