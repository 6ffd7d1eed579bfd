package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.List;

/**
 * What an answer to a batch says of its items.
 *
 * @param over from the answer to a list, each member of which speaks of one item
 * @param names from a member to the item that it speaks of
 * @param answers what a member means
 * @param others what it means for the items of which no member speaks
 */
public record ItemsRule(
    JsonataExpression over, Names names, List<AnswerRule> answers, AnswerRule.Is others) {
  public ItemsRule {
    answers = List.copyOf(answers);
  }

  /** How a member names its item. */
  public sealed interface Names {
    /** By the item's key. */
    record Key(JsonataExpression of) implements Names {}

    /** By the item's place in the batch, from 0. */
    record Index(JsonataExpression of) implements Names {}
  }
}
