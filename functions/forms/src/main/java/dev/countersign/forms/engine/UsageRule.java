package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.List;
import java.util.Optional;

/**
 * How usage is put into an engine.
 *
 * @param batch how several go together; none where each goes alone
 * @param reference from an answer to the engine's own id of the usage
 * @param items what an answer says of each item of a batch
 */
public record UsageRule(
    RequestRule request,
    Optional<Batch> batch,
    Optional<JsonataExpression> reference,
    List<AnswerRule> answers,
    Optional<ItemsRule> items) {
  public UsageRule {
    answers = List.copyOf(answers);
  }

  /**
   * How several usages go in one request.
   *
   * @param most how many
   * @param bytes how large its body may be
   */
  public record Batch(int most, int bytes, Shape shape) {}

  /** What the items of a batch are in. */
  public sealed interface Shape {
    /** A JSON array. */
    record Array() implements Shape {}

    /**
     * A JSON array that is a member of an object.
     *
     * @param beside from the input to the further members of that object
     */
    record Member(String name, Optional<JsonataExpression> beside) implements Shape {}

    /** Lines, one after the other. */
    record Lines() implements Shape {}
  }
}
