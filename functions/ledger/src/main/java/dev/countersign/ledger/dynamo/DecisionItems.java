package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.ledger.NotedDecision;
import java.util.Optional;

/** What is noted of messages that brought a person's decision: an item for each name. */
record DecisionItems(Table table) {
  private static final String CONTENT = "content";
  private static final String AT = "at";
  private static final String SEQ = "seq";
  private static final String VERDICT = "verdict";
  private static final DynamoExpression FREE =
      DynamoExpression.of("attribute_not_exists(#pk) OR attribute_exists(#freed)", Values.none());

  Optional<NotedDecision> note(Key key, NotedDecision decision) {
    return table.putIf("note a decision", item(key, decision), FREE).map(DecisionItems::noted);
  }

  void answer(Key key, NotedDecision answered) {
    table.put("note a decision's answer", item(key, answered));
  }

  /** The item stays, for functions of a former version, to which the name is not free. */
  void free(Key key, NotedDecision refused) {
    var still =
        DynamoExpression.of(
            "#content = :content AND attribute_not_exists(#seq)",
            Values.none().text(":content", refused.content()));
    var _ = table.putIf("free a decision's name", item(key, refused).number("freed", 1), still);
  }

  private static Values item(Key key, NotedDecision decision) {
    var item = key.item().text(CONTENT, decision.content()).time(AT, decision.at());
    var answer = decision.answerOrNull();
    return answer == null ? item : item.number(SEQ, answer.seq()).text(VERDICT, answer.verdict());
  }

  private static NotedDecision noted(Values item) {
    var content = Failures.reading("a decision", () -> new Digest(item.text(CONTENT)));
    var noted = new NotedDecision(content, item.time(AT), null);
    return item.has(SEQ)
        ? noted.answered(new NotedDecision.Answer(item.count(SEQ), item.text(VERDICT)))
        : noted;
  }
}
