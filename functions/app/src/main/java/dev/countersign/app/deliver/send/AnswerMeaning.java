package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.FileConnection;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.forms.engine.RequestRule.Place;
import dev.countersign.forms.engine.answer.AnswerReader;
import dev.countersign.forms.engine.answer.ItemAnswer;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call means for each of its items. */
final class AnswerMeaning {
  /** An engine that wants to be left alone for no time at all is left alone for a second. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private AnswerMeaning() {}

  /** The meanings, in the order of the items. */
  static List<ItemAnswer> of(EngineCall call, Exchange exchange, Instant now) {
    return switch (exchange) {
      case Exchange.NotSent not -> all(call, new EngineAnswer.Retry(null));
      case Exchange.NoAnswer no -> all(call, new EngineAnswer.Unknown(null));
      case Exchange.Answered(RawAnswer answer) -> of(call, answer, now);
    };
  }

  /** The same answer for each item. */
  static List<ItemAnswer> all(EngineCall call, EngineAnswer answer) {
    return Collections.nCopies(call.items().size(), new ItemAnswer.Told(answer));
  }

  private static List<ItemAnswer> of(EngineCall call, RawAnswer answer, Instant now) {
    if (call.rule().request().place() instanceof Place.File) {
      return all(call, ofFile(answer.status()));
    }
    return switch (call.rule()) {
      case KindRule.AsUsage(var usage) ->
          AnswerReader.readBatch(usage, answer, call.keys(), now).stream()
              .map(AnswerMeaning::slowly)
              .toList();
      case KindRule.Alone(var request, var answers) ->
          all(
              call,
              slowly(
                  AnswerReader.read(answers, Optional.empty(), answer, call.first().key(), now)));
      case KindRule.Searched(var document) ->
          all(
              call,
              slowly(
                  AnswerReader.read(
                      document.answers(), Optional.empty(), answer, call.first().key(), now)));
    };
  }

  private static EngineAnswer ofFile(int status) {
    return switch (status) {
      case FileConnection.CREATED, 200 -> new EngineAnswer.Accepted(null);
      case FileConnection.IS_THERE -> new EngineAnswer.Duplicate(null);
      default -> new EngineAnswer.Unknown(null);
    };
  }

  private static ItemAnswer slowly(ItemAnswer item) {
    return switch (item) {
      case ItemAnswer.Told(EngineAnswer answer) -> new ItemAnswer.Told(slowly(answer));
      case ItemAnswer.OfItem(EngineAnswer answer) -> new ItemAnswer.OfItem(slowly(answer));
      case ItemAnswer.Alone alone -> alone;
    };
  }

  private static EngineAnswer slowly(EngineAnswer answer) {
    return switch (answer) {
      case EngineAnswer.Retry(var after) -> new EngineAnswer.Retry(slowly(after));
      case EngineAnswer.Unknown(var after) -> new EngineAnswer.Unknown(slowly(after));
      default -> answer;
    };
  }

  private static @Nullable Duration slowly(@Nullable Duration after) {
    return after != null && after.compareTo(SHORTEST) < 0 ? SHORTEST : after;
  }
}
