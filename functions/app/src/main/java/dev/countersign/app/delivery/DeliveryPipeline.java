package dev.countersign.app.delivery;

import dev.countersign.app.delivery.Authenticator.Authentication;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.Problem;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.Keeping;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile.Answer;
import java.util.List;
import java.util.Set;

/**
 * The one way of every delivery: authenticate, map, handle one item at a time, keep what was
 * refused, answer, write one log line. It answers only after the durable write.
 *
 * @param <R> what an item of this kind comes to
 */
public final class DeliveryPipeline<R> {
  private static final Problem HANDSHAKE =
      new Problem(
          "handshake",
          "",
          "the vendor asks whether this address is yours; nothing of it was signed",
          "confirm it at the vendor's with what it sent, then end the source's set_up_until");

  /** Reasons why a payload as a whole can't be read as JSON. */
  private static final Set<String> NO_JSON =
      Set.of("not_utf8", "not_json", "duplicate_key", "too_deep");

  /** What the log says where the source's room for what is kept is full. */
  static final String FULL = "refusals_full";

  private final Authenticator authenticator;
  private final DeliveryProcessor<R> processor;
  private final AppDeliveries apps;
  private final Refusals refusals;
  private final RequestLog log;

  public DeliveryPipeline(
      Authenticator authenticator,
      DeliveryProcessor<R> processor,
      AppDeliveries apps,
      Refusals refusals,
      RequestLog log) {
    this.authenticator = authenticator;
    this.processor = processor;
    this.apps = apps;
    this.refusals = refusals;
    this.log = log;
  }

  /**
   * Answers a request to this source; whatever exception is thrown, there is an answer and a log
   * line.
   */
  public HttpAnswer handle(SourceAddress address, RawDelivery raw) {
    var line = new RequestLine(processor.handler().event(), log).with("bytes", raw.body().size());
    return FailureMapping.logged(line, () -> answer(address, raw, line));
  }

  private HttpAnswer answer(SourceAddress address, RawDelivery raw, RequestLine line) {
    var name = address.name();
    return switch (authenticator.authenticate(address, raw)) {
      case Authentication.Unknown unknown -> {
        line.with("reason", unknown.reason());
        yield unknown.answer();
      }
      case Authentication.Rejected rejected -> {
        line.with("source", name.toString()).with("reason", rejected.reason());
        yield rejected.answer();
      }
      case Authentication.Unverifiable broken -> {
        line.with("source", name.toString()).with("reason", "broken").with("what", broken.what());
        yield broken.answer();
      }
      case Authentication.Handshake handshake -> {
        line.with("source", name.toString()).with("reason", "handshake");
        boolean full =
            handshake.kept().map(evidence -> keepHandshake(name, evidence)).stream()
                .anyMatch(Keeping.HOUR_IS_FULL::equals);
        if (full) {
          line.with("reason", FULL);
        }
        yield full
            ? Answers.refusalsFull(Refusals.untilRoom(raw.receivedAt()))
            : handshake.answer();
      }
      case Authentication.Known known -> {
        line.with("source", name.toString()).with("profile", known.delivery().profile());
        yield process(known.source(), AuthenticatedDelivery.of(name, known.delivery()), line);
      }
    };
  }

  private HttpAnswer process(Source source, AuthenticatedDelivery delivery, RequestLine line) {
    if (source.kind() == Kind.APP) {
      return given(source, delivery, line);
    }
    var result = processor.process(source, delivery);
    if (result instanceof DeliveryResult.Handled<R> handled) {
      line.with("items", handled.items().size());
    }
    if (!result.problems().isEmpty()) {
      line.with("refused", result.problems().stream().map(ItemProblem::place).distinct().count());
    }
    result.defect().ifPresent(what -> line.with("reason", "defect").with("what", what));
    if (result instanceof DeliveryResult.NotKept) {
      line.with("reason", FULL);
    }
    return answerTo(result, source.profile().about().answer());
  }

  /**
   * The sender is told that it was taken, and nothing of whose it is: a vendor that is refused one
   * customer's events again and again switches the address of all of them off.
   */
  private HttpAnswer given(Source app, AuthenticatedDelivery delivery, RequestLine line) {
    apps.handle(app, delivery).tell(line);
    return switch (app.profile().about().answer()) {
      case SOAP_ACK -> Answers.soapAck();
      case RFC8935 -> HttpAnswer.empty(202);
      case OUTCOMES -> Answers.taken();
    };
  }

  /** What the sender is told, in the form that its profile asks for. */
  private HttpAnswer answerTo(DeliveryResult<R> result, Answer form) {
    return switch (result) {
      case DeliveryResult.TooLarge<R> large -> Answers.tooLarge();
      case DeliveryResult.Waiting<R> waiting -> waiting(form);
      case DeliveryResult.NotKept<R> full -> Answers.refusalsFull(full.untilRoom());
      case DeliveryResult.Unreadable<R> unreadable -> refused(unreadable, form);
      case DeliveryResult.Handled<R> handled when handled.isRefused() -> refused(handled, form);
      case DeliveryResult.Handled<R> handled ->
          switch (form) {
            case SOAP_ACK -> Answers.soapAck();
            case RFC8935 -> HttpAnswer.empty(202);
            case OUTCOMES -> processor.handler().answer(handled);
          };
    };
  }

  /** It is kept; what comes of it is known once its records were read. */
  private static HttpAnswer waiting(Answer form) {
    return switch (form) {
      case SOAP_ACK -> Answers.soapAck();
      case RFC8935 -> HttpAnswer.empty(202);
      case OUTCOMES ->
          HttpAnswer.json(
              202, JsonOutput.object(out -> out.writeStringField("verdict", "waiting")));
    };
  }

  private static HttpAnswer refused(DeliveryResult<?> result, Answer form) {
    if (result.defect().isPresent()) {
      return Answers.defect();
    }
    var problems = result.problems();
    return switch (form) {
      // It has arrived and is kept: sent again it would only be the same.
      case SOAP_ACK -> Answers.soapAck();
      case RFC8935 -> Answers.setError("invalid_request", problems.getFirst().problem().toString());
      case OUTCOMES ->
          isMalformed(problems) ? Answers.malformed(problems) : Answers.unusable(problems);
    };
  }

  private static boolean isMalformed(List<ItemProblem> problems) {
    return problems.stream()
        .map(ItemProblem::problem)
        .anyMatch(problem -> NO_JSON.contains(problem.reason()) && problem.pointer().isEmpty());
  }

  /** Keeps a vendor's handshake that a person must complete. */
  private Keeping keepHandshake(SourceName name, Evidence evidence) {
    return refusals.keep(
        name.tenant(),
        new RefusedDelivery(
            name.source(),
            evidence.receivedAt(),
            List.of(new ItemProblem(0, HANDSHAKE)),
            evidence));
  }
}
