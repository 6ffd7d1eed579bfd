package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.FailureMapping;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.RequestLine;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.read.ReaderDoor;
import dev.countersign.app.read.ReaderDoor.Admission;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.trust.delivery.RawDelivery;
import java.util.function.Supplier;

/**
 * The ends that readers ask: {@code /v1/months}, {@code /v1/outcomes/{id}/proof}, {@code
 * /v1/disputes}, {@code /v1/inquiries} and {@code /log/…}.
 */
public final class ReadEnds {
  private static final String MONTHS = "/v1/months";
  private static final String OUTCOMES = "/v1/outcomes/";
  private static final String DISPUTES = "/v1/disputes";
  private static final String INQUIRIES = "/v1/inquiries";

  private final ReaderDoor door;
  private final MonthEnds months;
  private final QuestionEnds questions;
  private final LogEnd log;
  private final RequestLog lines;

  /**
   * Over these ports.
   *
   * @param keys the seller's public keys as a JWK set, which a month's page has in it
   * @param lines takes the one log line of each request
   */
  public ReadEnds(
      ReaderDoor door,
      Ledger ledger,
      MonthFiles files,
      Supplier<String> keys,
      RequestLog lines) {
    this.door = door;
    this.months = new MonthEnds(ledger.monthIndex(), files, keys);
    this.questions = new QuestionEnds(ledger);
    this.log = new LogEnd(files);
    this.lines = lines;
  }

  /** Whether a path is one of readers. */
  public static boolean has(String path) {
    return isOf(path, MONTHS)
        || path.startsWith(OUTCOMES)
        || isOf(path, DISPUTES)
        || isOf(path, INQUIRIES)
        || path.startsWith(LogEnd.PREFIX);
  }

  /** Answers a request to such a path. Whoever gets a streamed body writes it and closes it. */
  public ReaderAnswer handle(String path, RawDelivery request) {
    var line = new RequestLine("read", lines);
    return FailureMapping.logged(
        line,
        () -> answer(path, request, line),
        ReaderAnswer::of,
        answer -> answer.head().status());
  }

  private ReaderAnswer answer(String path, RawDelivery request, RequestLine line) {
    if (!request.method().equals("GET")) {
      return refused(line, "not_found", ReaderProblems.nothing());
    }
    if (path.startsWith(LogEnd.PREFIX)) {
      return ReaderAnswer.of(log.get(path));
    }
    return switch (door.enter(request, ReadQuery.of(request).value("tenant"))) {
      case Admission.NoTenant none -> refused(line, "no_tenant", ReaderProblems.noTenant());
      case Admission.Unknown(String reason) ->
          refused(line, reason, ReaderProblems.unauthorized(reason));
      case Admission.Forbidden(var tenant, String reason) ->
          refused(line.with("tenant", tenant.value()), reason, ReaderProblems.forbidden(reason));
      case Admission.Admitted(var tenant, var reader, var role) -> {
        var _ =
            line.with("tenant", tenant.value())
                .with("reader", reader.value())
                .with("role", role.word());
        yield admitted(tenant, path, request);
      }
    };
  }

  private ReaderAnswer admitted(TenantId tenant, String path, RawDelivery request) {
    if (path.startsWith(OUTCOMES)) {
      return months.proof(tenant, path.substring(OUTCOMES.length()), ReadQuery.of(request));
    }
    if (isOf(path, MONTHS)) {
      return months.get(tenant, path.substring(MONTHS.length()), request);
    }
    return isOf(path, DISPUTES)
        ? questions.get(tenant, Kind.DISPUTE, path.substring(DISPUTES.length()), request)
        : questions.get(tenant, Kind.INQUIRY, path.substring(INQUIRIES.length()), request);
  }

  private static boolean isOf(String path, String end) {
    return path.equals(end) || path.startsWith(end + "/");
  }

  private static ReaderAnswer refused(RequestLine line, String reason, HttpAnswer answer) {
    var _ = line.with("reason", reason);
    return ReaderAnswer.of(answer);
  }
}
