package dev.countersign.app.delivery;

import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.trust.profile.Profile.Answer;
import java.util.List;
import java.util.Set;

/** What a sender is told of an authentic delivery, in the form that its profile asks for. */
final class DeliveryAnswer {
  /** Reasons why a payload as a whole can't be read as JSON. */
  private static final Set<String> NO_JSON =
      Set.of("not_utf8", "not_json", "duplicate_key", "too_deep");

  private DeliveryAnswer() {}

  static <R> HttpAnswer of(DeliveryResult<R> result, Answer form, ItemHandler<R> handler) {
    return switch (result) {
      case DeliveryResult.TooLarge<R> large -> Answers.tooLarge();
      case DeliveryResult.Unreadable<R> unreadable -> refused(unreadable, form);
      case DeliveryResult.Handled<R> handled when handled.isRefused() -> refused(handled, form);
      case DeliveryResult.Handled<R> handled ->
          switch (form) {
            case SOAP_ACK -> Answers.soapAck();
            case RFC8935 -> HttpAnswer.empty(202);
            case OUTCOMES -> handler.answer(handled);
          };
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
}
