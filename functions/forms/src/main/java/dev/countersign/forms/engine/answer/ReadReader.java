package dev.countersign.forms.engine.answer;

import dev.countersign.forms.engine.ReadRule;
import dev.countersign.forms.engine.ReadRule.Gives;
import dev.countersign.forms.engine.UrlShape;
import dev.countersign.forms.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Reads what an answer to a reading means. */
public final class ReadReader {
  private ReadReader() {}

  /**
   * What it means.
   *
   * @param asked the address of the request
   * @param input what the request was made of
   */
  public static ReadAnswer read(
      ReadRule rule, RawAnswer answer, URI asked, Json.Obj input, Instant now) {
    var body = AnswerBody.of(answer);
    var names = body.input(answer, input.members());
    var after = answer.header("retry-after").flatMap(text -> RetryAfter.read(text, now));
    var unknown = new ReadAnswer.Unknown(after);
    if (body.origin() == AnswerBody.Origin.STRANGER) {
      return unknown;
    }
    if (!answer.isSuccess()) {
      return saysAbsent(rule, names, false) ? new ReadAnswer.Absent() : unknown;
    }
    var found = Evaluated.value(rule.found(), names);
    if (found.isEmpty()) {
      return unknown;
    }
    if (rule.gives() == Gives.ONE && isThere(found.get())) {
      return new ReadAnswer.Found(found.get());
    }
    var next = rule.next().flatMap(n -> Evaluated.value(n, names));
    if (rule.next().isPresent() && next.isEmpty()) {
      return unknown;
    }
    var address = next.filter(Evaluated::isSomething);
    if (address.isPresent()) {
      Optional<ReadAnswer> further =
          page(address.get(), asked).map(url -> new ReadAnswer.Further(found.get(), url));
      return further.orElse(unknown);
    }
    if (isThere(found.get()) || rule.gives() == Gives.LINES) {
      return new ReadAnswer.Found(found.get());
    }
    boolean whole = !(body.value() instanceof Json.Str);
    return saysAbsent(rule, names, whole) ? new ReadAnswer.Absent() : unknown;
  }

  /** Whether an answer that gives nothing says that nothing is there. */
  private static boolean saysAbsent(ReadRule rule, Json names, boolean otherwise) {
    return rule.absent().isEmpty()
        ? otherwise
        : AnswerReader.holds(rule.absent().get(), names).orElse(false);
  }

  /** A number is there, also if it is zero: a sum of nothing. */
  private static boolean isThere(Json found) {
    return found instanceof Json.Num || Evaluated.isSomething(found);
  }

  /** The next page, at the same host only: what authenticates goes nowhere else. */
  private static Optional<URI> page(Json next, URI asked) {
    if (!(next instanceof Json.Str(String text))) {
      return Optional.empty();
    }
    try {
      return UrlShape.read(resolved(text, asked).toString())
          .filter(url -> Objects.equals(url.getScheme(), asked.getScheme()))
          .filter(url -> Objects.equals(url.getHost(), asked.getHost()))
          .filter(url -> url.getPort() == asked.getPort());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI resolved(String text, URI asked) {
    String whole = asked.toString();
    int query = whole.indexOf('?');
    return text.startsWith("?")
        ? URI.create((query < 0 ? whole : whole.substring(0, query)) + text)
        : asked.resolve(text);
  }
}
