package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.engine.CorrectionRule;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DocumentRule.Direction;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.ReadBackRule;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** An engine's file, as somebody would write it who read the engine's documentation. */
final class EngineText {
  /** Requests are some time on their way. */
  private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

  private final DrawnTarget target;

  private EngineText(DrawnTarget target) {
    this.target = target;
  }

  /**
   * The file.
   *
   * @param version what each request tells of the file that made it
   */
  static String of(DrawnTarget target, int version) {
    return new EngineText(target).text(version);
  }

  private String text(int version) {
    boolean batched = target.batch() > 0;
    return """
    name: simulated
    version: %d
    url: {default: "https://simulated.example"}
    auth: {kind: none}
    value: %s
    usage:
      method: POST
      path: "/v1/%s"
      item: '{"kind": value < 0 ? "negative" : "usage", "key": key, %s, "value": value, "time": time.iso, "of": of.key, "file": %d}'
    %sanswers:
    %s\
      - {status: 200, is: accepted}
    %s\
    %speriods: %s
    %srate: {at_once: %d}
    timeout: PT20S
    %s%s%sfacts: {key: docs, window: docs, duplicate: docs, correct: docs, late: docs, batch: docs, rate: docs, read_back: docs%s}
    """
        .formatted(
            version,
            target.counts(),
            batched ? "batches" : "requests",
            WHOSE,
            version,
            batched ? "  batch: {max: " + target.batch() + ", as: {member: items}}\n" : "",
            batched ? "  - {status: 200, when: '$exists(body.answers)', is: items}\n" : "",
            known(ANSWERS),
            known(batched ? ITEMS : "") + key(),
            hasPeriods() ? "month" : "none",
            time(),
            target.atOnce(),
            corrections(),
            documents(),
            readBack(),
            target.rules().documents().made().isEmpty() ? "" : ", document: docs");
  }

  private static final String WHOSE =
      "\"customer\": customer, \"meter\": meter & \"-\" & (currency ? currency : \"units\")";

  private static final String ANSWERS =
      """
        - {status: 409, is: duplicate}
        - {status: 422, is: closed}
        - {status: 429, is: retry}
        - {status: 400, is: refused, word: body.code}
      """;

  private static final String ITEMS =
      """
      items:
        over: '[$map(body.answers, function($v, $i) { {"index": $i, "status": $v.status, "code": $v.body.code} })]'
        index: index
        answers:
          - {when: 'status = 200', is: accepted}
          - {when: 'status = 409', is: duplicate}
          - {when: 'status = 422', is: closed}
          - {when: 'status = 429', is: retry}
          - {when: 'status = 400', is: refused, word: code}
        others: unknown
      """;

  /** What is answered to a request that is in no batch. */
  private String alone() {
    return "{status: 200, is: accepted}, "
        + known(ANSWERS)
            .lines()
            .map(line -> line.strip().substring(2))
            .collect(Collectors.joining(", "));
  }

  /** An engine without keys knows no duplicates, and one without periods closes none. */
  private String known(String answers) {
    boolean hasKeys = target.rules().dedupe().identity() != Identity.NONE;
    return answers
        .lines()
        .filter(line -> hasKeys || !line.contains("409"))
        .filter(line -> hasPeriods() || !line.contains("422"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private boolean hasPeriods() {
    return target.rules().periods().zone() != null;
  }

  private String key() {
    var dedupe = target.rules().dedupe();
    if (dedupe.identity() == Identity.NONE) {
      return "";
    }
    var at = dedupe.identity() == Identity.KEY ? "/key" : "[/key, /time]";
    var window = dedupe.window();
    return window == null
        ? "key: {at: %s, window: forever}\n".formatted(at)
        : "key: {at: %s, window: %s, margin: %s}\n"
            .formatted(at, window, window.dividedBy(12).plus(ON_THE_WAY));
  }

  private String time() {
    var limits = target.rules().limits();
    return limits.late() == null
        ? "time: {otherwise: %s}\n".formatted(target.otherwise())
        : "time: {late: %s, future: %s, otherwise: %s}\n"
            .formatted(limits.late(), limits.future(), target.otherwise());
  }

  private String corrections() {
    var ways = target.rules().corrections().stream().map(this::way).toList();
    return ways.isEmpty() ? "" : "correct:\n" + String.join("", ways);
  }

  private String way(CorrectionRule way) {
    var how = way.how().name().toLowerCase(Locale.ROOT);
    var within = way.within() == null ? "" : ", within: " + way.within();
    var open =
        hasPeriods() && way.period() == Needed.OPEN && way.how() != Kind.NEGATIVE
            ? ", while: open"
            : "";
    var request =
        """
        , request: {method: POST, path: "/v1/requests", item: '{"kind": "%s", "key": result.id, %s, "value": 0, "time": time.iso, "of": of.key}', answers: [%s]}\
        """
            .formatted(how, WHOSE, alone());
    return "  - {how: " + how + within + open + (how.equals("negative") ? "" : request) + "}\n";
  }

  private String documents() {
    var made = target.rules().documents().made();
    return made.isEmpty()
        ? ""
        : "document:\n"
            + (made.contains(Direction.CREDIT) ? document("credit", "-") : "")
            + (made.contains(Direction.CHARGE) ? document("charge", "") : "");
  }

  private String document(String name, String sign) {
    return """
      %s:
        find: {method: GET, path: "/v1/documents/{key}", found: '{"value": body.value}', absent: 'status = 404'}
        make: {method: POST, path: "/v1/requests", item: '{"kind": "document", "key": key, %s, "value": %snet_minor, "time": of.time.iso}', answers: [%s]}
    """
        .formatted(name, WHOSE, sign, alone());
  }

  private String readBack() {
    return target.rules().readBack().ways().contains(ReadBackRule.Way.BY_ID)
        ? """
        read_back:
          by_id: {method: GET, path: "/v1/lines/{key}", found: '{"value": body.value}', absent: 'status = 404'}
        """
        : "";
  }
}
