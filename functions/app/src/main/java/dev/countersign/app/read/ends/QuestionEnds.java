package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.ListQuestions;
import dev.countersign.app.read.QuestionFilter;
import dev.countersign.app.read.ReadDispute;
import dev.countersign.app.read.ReadInquiry;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions.Cursor;
import dev.countersign.ledger.Questions.Order;
import dev.countersign.trust.delivery.RawDelivery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader who was let in gets of disputes and inquiries. */
final class QuestionEnds {
  /** What is disputed is somebody's bill: nobody between keeps it. */
  private static final String CACHE = "private, no-cache";

  private final ListQuestions questions;
  private final ReadDispute dispute;
  private final ReadInquiry inquiry;

  QuestionEnds(Ledger ledger) {
    this.questions = new ListQuestions(ledger.questions());
    this.dispute = new ReadDispute(ledger);
    this.inquiry = new ReadInquiry(ledger);
  }

  /** A part of the query can't be read. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient HttpAnswer answer;

    Malformed(String name, String fix) {
      this.answer = ReaderProblems.malformed(name, fix);
    }
  }

  /**
   * A list, or one of it.
   *
   * @param rest what follows {@code /v1/disputes} or {@code /v1/inquiries} in the path
   */
  ReaderAnswer get(TenantId tenant, Kind kind, String rest, RawDelivery request) {
    if (rest.isEmpty()) {
      return list(tenant, kind, request);
    }
    String id = rest.substring(1);
    return ReaderAnswer.of(
        switch (kind) {
          case DISPUTE -> dispute(tenant, id);
          case INQUIRY -> inquiry(tenant, id);
        });
  }

  private HttpAnswer dispute(TenantId tenant, String id) {
    return DisputeId.admits(id)
        ? one(dispute.of(tenant, new DisputeId(id)), "unknown_dispute")
        : ReaderProblems.malformed("id", "write dsp_ and 32 hexadecimal digits");
  }

  private HttpAnswer inquiry(TenantId tenant, String id) {
    return InquiryId.admits(id)
        ? one(inquiry.of(tenant, new InquiryId(id)), "unknown_inquiry")
        : ReaderProblems.malformed("id", "write inq_ and 32 hexadecimal digits");
  }

  private static HttpAnswer one(Optional<Json.Obj> found, String unknown) {
    return found
        .map(one -> completed(HttpAnswer.json(200, CanonicalJson.write(one)), Optional.empty()))
        .orElseGet(() -> ReaderProblems.unknownQuestion(unknown));
  }

  private ReaderAnswer list(TenantId tenant, Kind kind, RawDelivery request) {
    var media =
        MediaChoice.of(
            request.header("accept"), List.of(QuestionMedia.values()), QuestionMedia::type);
    if (media.isEmpty()) {
      return ReaderAnswer.of(ReaderProblems.notAcceptable(types()));
    }
    var query = ReadQuery.of(request);
    try {
      var from = query.value("cursor").map(Cursor::new);
      var listed = page(tenant, kind, query, from);
      var answer = media.get().of(tenant, kind, listed);
      var next =
          listed
              .next()
              .map(cursor ->
                  "/v1/" + QuestionMedia.name(kind) + "?" + query.with("cursor", cursor.text()));
      return ReaderAnswer.of(completed(answer, next));
    } catch (Malformed e) {
      return ReaderAnswer.of(e.answer);
    }
  }

  private ListQuestions.Listed page(
      TenantId tenant, Kind kind, ReadQuery query, Optional<Cursor> from) throws Malformed {
    var filter = filter(kind, query);
    var order = order(query);
    try {
      return questions.page(tenant, kind, order, filter, from);
    } catch (IllegalArgumentException e) {
      throw new Malformed("cursor", "send next of the page before, with the same order");
    }
  }

  private static Order order(ReadQuery query) throws Malformed {
    return switch (query.value("order").orElse("newest")) {
      case "newest" -> Order.NEWEST;
      case "deadline" -> Order.DEADLINE;
      default -> throw new Malformed("order", "write newest or deadline");
    };
  }

  private static QuestionFilter filter(Kind kind, ReadQuery query) throws Malformed {
    var texts = new TreeMap<String, String>();
    var outcome = query.value("outcome");
    if (outcome.isPresent()) {
      if (!OutcomeId.admits(outcome.get())) {
        throw new Malformed("outcome", "write out_ and 32 hexadecimal digits");
      }
      texts.put("outcome", outcome.get());
    }
    var month = query.value("month");
    if (month.isPresent()) {
      texts.put("month", month(kind, month.get()));
    }
    query.value("session").ifPresent(session -> texts.put("session", session));
    return new QuestionFilter(states(kind, query), texts, dueBefore(query));
  }

  private static String month(Kind kind, String text) throws Malformed {
    if (kind == Kind.INQUIRY) {
      throw new Malformed("month", "leave it out: an inquiry is of no month");
    }
    try {
      return YearMonth.parse(text).toString();
    } catch (DateTimeException e) {
      throw new Malformed("month", "write the month as 2026-11");
    }
  }

  private static Set<String> states(Kind kind, ReadQuery query) throws Malformed {
    var known = QuestionFilter.states(kind);
    var asked =
        query.value("state").stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .collect(Collectors.toSet());
    if (!known.containsAll(asked)) {
      throw new Malformed("state", "write one or more, with commas: " + String.join(", ", known));
    }
    return asked;
  }

  private static Optional<Instant> dueBefore(ReadQuery query) throws Malformed {
    var text = query.value("due_before");
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      throw new Malformed("due_before", "write a time of RFC 3339 in UTC: 2026-12-20T09:00:00Z");
    }
  }

  private static HttpAnswer completed(HttpAnswer answer, Optional<String> next) {
    var headers = new TreeMap<>(answer.headers());
    headers.put("cache-control", CACHE);
    headers.put("vary", "accept");
    headers.put("x-content-type-options", "nosniff");
    next.ifPresent(address -> headers.put("link", "<" + address + ">; rel=\"next\""));
    return new HttpAnswer(answer.status(), headers, answer.body());
  }

  private static String types() {
    return Arrays.stream(QuestionMedia.values())
        .map(QuestionMedia::type)
        .collect(Collectors.joining(", "));
  }
}
