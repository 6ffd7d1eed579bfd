package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.EngineAnswer;
import dev.countersign.testing.engine.EngineBooks;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.audit.PostingRecord;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Words for what occurred at the engines, so that many worlds can be asked for what never did. */
public final class ReachedWords {
  private static final String ANSWER = "engine answered ";
  private static final String TAKEN = "engine took a ";
  private static final String DID = "engine did ";
  private static final String CREDIT = "engine made a credit";
  private static final String CHARGE = "engine made a charge";
  private static final String POSTING = "posting ";

  private ReachedWords() {}

  static Stream<String> of(PostingRecord posting) {
    return posting.reason() == null
        ? Stream.empty()
        : Stream.of(POSTING + "held " + posting.reason());
  }

  static Stream<String> of(EngineBooks books) {
    var requests = books.requests().stream();
    var documents = books.documents().stream();
    return Stream.concat(
        requests.flatMap(ReachedWords::of), documents.map(one -> one.net() < 0 ? CREDIT : CHARGE));
  }

  private static Stream<String> of(BookedRequest request) {
    var answer = ANSWER + word(request.answer().word());
    var verdict = DID + word(request.verdict());
    return request.verdict() == Verdict.TAKEN
        ? Stream.of(answer, verdict, TAKEN + word(request.request().kind()))
        : Stream.of(answer, verdict);
  }

  /** All that must occur in many worlds. */
  public static Set<String> wanted() {
    var wanted = new TreeSet<>(Set.of(CREDIT, CHARGE));
    Stream.of("ready", "waiting", "sending", "sent", "held", "annulled", "corrected", "given_up")
        .forEach(state -> wanted.add(POSTING + state));
    Stream.of("no_customer", "no_amount", "currency", "too_late", "conflict", "unconfirmed")
        .forEach(reason -> wanted.add(POSTING + "held " + reason));
    Stream.of("refused", "task").forEach(reason -> wanted.add(POSTING + "held " + reason));
    Arrays.stream(EngineAnswer.Word.values()).forEach(one -> wanted.add(ANSWER + word(one)));
    Arrays.stream(EngineRequest.Kind.values()).forEach(one -> wanted.add(TAKEN + word(one)));
    Stream.of(Verdict.values())
        .filter(one -> one != Verdict.REPLACED) // no engine of these worlds takes a new body
        .forEach(one -> wanted.add(DID + word(one)));
    return wanted;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
