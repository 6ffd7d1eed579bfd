package dev.countersign.testing.simulation.audit;

import java.util.HashMap;
import java.util.Map;

/** Whether the same message always gets the same answer, and another content under its id none. */
final class AnswerAudit {
  private final Map<String, AuditedAnswer> first = new HashMap<>();

  /** The table was restored: a message whose entry is lost is decided and answered anew. */
  void restored() {
    first.clear();
  }

  /** A sender was answered. */
  void answered(AuditedAnswer answer, AuditFindings note) {
    var key = String.join("\n", answer.tenant(), answer.source(), answer.message(), answer.claim());
    var before = first.get(key);
    if (before == null) {
      if (answer.kind() == AuditedAnswer.Kind.DECIDED) {
        first.put(key, answer);
      }
      return;
    }
    boolean sameContent = before.content().equals(answer.content());
    note.unless(
        sameContent == (answer.kind() == AuditedAnswer.Kind.DECIDED),
        AuditRule.SAME_MESSAGE_SAME_ANSWER,
        sameContent ? "a repetition called a conflict" : "a conflict taken");
    note.unless(
        !sameContent || before.answer().equals(answer.answer()),
        AuditRule.SAME_MESSAGE_SAME_ANSWER,
        "another answer to a repetition");
  }
}
