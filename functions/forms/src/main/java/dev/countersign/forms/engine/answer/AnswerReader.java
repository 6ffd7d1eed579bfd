package dev.countersign.forms.engine.answer;

import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.forms.engine.AnswerRule;
import dev.countersign.forms.engine.AnswerRule.Is;
import dev.countersign.forms.engine.UsageRule;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import dev.countersign.forms.json.JsonataFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what an answer to a usage, a correction or a document means. */
public final class AnswerReader {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final int LONGEST_REFERENCE = 200;

  /** What a stranger on the way can say by a status. */
  private static final Set<Is> ANYBODYS = EnumSet.of(Is.RETRY, Is.UNKNOWN);

  private final RawAnswer answer;
  private final AnswerBody body;
  private final Optional<Duration> after;

  private AnswerReader(RawAnswer answer, Instant now) {
    this.answer = answer;
    this.body = AnswerBody.of(answer);
    this.after = answer.header("retry-after").flatMap(text -> RetryAfter.read(text, now));
  }

  /**
   * What the answer to a request that went alone means.
   *
   * @param reference from the answer to the engine's own id
   * @param key the posting's key
   */
  public static EngineAnswer read(
      List<AnswerRule> rules,
      Optional<JsonataExpression> reference,
      RawAnswer answer,
      String key,
      Instant now) {
    var reader = new AnswerReader(answer, now);
    var input = reader.body.input(answer, Map.of("key", new Json.Str(key)));
    var rule = reader.fitting(rules, input);
    return rule.map(r -> reader.meaning(r, input, reference)).orElseGet(reader::unknown);
  }

  /**
   * What the answer to a batch means for each of its items, in their order.
   *
   * @param keys the items' keys
   */
  public static List<ItemAnswer> readBatch(
      UsageRule usage, RawAnswer answer, List<String> keys, Instant now) {
    if (usage.batch().isEmpty()) {
      return List.of(
          new ItemAnswer.Told(
              read(usage.answers(), usage.reference(), answer, keys.getFirst(), now)));
    }
    var reader = new AnswerReader(answer, now);
    Map<String, Json> names =
        keys.size() == 1 ? Map.of("key", new Json.Str(keys.getFirst())) : Map.of();
    var input = reader.body.input(answer, names);
    var rule = reader.fitting(usage.answers(), input);
    if (rule.filter(r -> r.is() == Is.ITEMS).isPresent() && usage.items().isPresent()) {
      return new ItemAnswers(usage.items().get(), reader).read(input, keys);
    }
    var one = rule.map(r -> reader.meaning(r, input, usage.reference())).orElseGet(reader::unknown);
    return Collections.nCopies(keys.size(), ofAll(one, keys.size()));
  }

  /** An answer to several items that doesn't tell them apart. */
  private static ItemAnswer ofAll(EngineAnswer one, int items) {
    if (items == 1) {
      return new ItemAnswer.Told(one);
    }
    return switch (one) {
      case EngineAnswer.Accepted accepted -> new ItemAnswer.Told(new EngineAnswer.Accepted(null));
      case EngineAnswer.Refused refused -> new ItemAnswer.Alone();
      case EngineAnswer.Duplicate duplicate -> new ItemAnswer.Alone();
      case EngineAnswer.Closed closed -> new ItemAnswer.Alone();
      case EngineAnswer.Retry retry -> new ItemAnswer.Told(retry);
      case EngineAnswer.Unknown unknown -> new ItemAnswer.Told(unknown);
    };
  }

  /** The first rule that fits; none where none does, or where that can't be told. */
  private Optional<AnswerRule> fitting(List<AnswerRule> rules, Json input) {
    boolean stranger = body.origin() == AnswerBody.Origin.STRANGER;
    for (AnswerRule rule : rules) {
      if (!rule.statuses().contains(answer.status())) {
        continue;
      }
      if (rule.when().isPresent()) {
        Optional<Boolean> holds = holds(rule.when().get(), input);
        if (holds.isEmpty()) {
          return Optional.empty();
        }
        if (holds.get()) {
          return Optional.of(rule);
        }
        if (stranger) {
          return Optional.empty();
        }
      } else {
        return stranger && !ANYBODYS.contains(rule.is()) ? Optional.empty() : Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Whether a condition holds; none where it can't be told. */
  static Optional<Boolean> holds(JsonataExpression when, Json input) {
    try {
      return Optional.of(Evaluated.isSomething(when.evaluate(input)));
    } catch (JsonataFailed e) {
      return Optional.empty();
    }
  }

  /** What a rule means that fits. */
  EngineAnswer meaning(AnswerRule rule, Json input, Optional<JsonataExpression> reference) {
    return switch (rule.is()) {
      case ACCEPTED -> new EngineAnswer.Accepted(reference(reference, input).orElse(null));
      case DUPLICATE -> new EngineAnswer.Duplicate(reference(reference, input).orElse(null));
      case RETRY -> new EngineAnswer.Retry(after.orElse(null));
      case CLOSED -> new EngineAnswer.Closed();
      case REFUSED -> new EngineAnswer.Refused(new EngineWord(word(rule, input)));
      case UNKNOWN, ITEMS -> unknown();
    };
  }

  /** That nobody knows. */
  EngineAnswer unknown() {
    return new EngineAnswer.Unknown(after.orElse(null));
  }

  private String word(AnswerRule rule, Json input) {
    return rule.word()
        .flatMap(expression -> Evaluated.text(expression, input))
        .filter(text -> WORD.matcher(text).matches())
        .orElse("status_" + answer.status());
  }

  private static Optional<EngineReference> reference(
      Optional<JsonataExpression> expression, Json input) {
    return expression
        .flatMap(e -> Evaluated.text(e, input))
        .filter(text -> !text.isBlank() && text.length() <= LONGEST_REFERENCE)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .map(EngineReference::new);
  }
}
