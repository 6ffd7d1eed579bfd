package dev.countersign.app.accept;

import dev.countersign.app.accept.RecordedAnswer.Effect;
import dev.countersign.app.accept.RecordedAnswer.PayersWord;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file beside a sealed month that says what was answered about it: canonical JSON, {@code
 * {"answers": […]}}, each with the members of its leaf, its effect, and what names its message.
 */
public final class AnswersFile {
  private static final String RECEIVED_AT = "received_at";

  private AnswersFile() {}

  /** The file's content. */
  public static byte[] write(YearMonth period, MonthAnswers answers) {
    var all = answers.given().stream().<Json>map(given -> json(period, given)).toList();
    return CanonicalJson.interoperable(new Json.Obj(Map.of("answers", new Json.Arr(all))));
  }

  /**
   * What the file says.
   *
   * @throws Defect when it is none that was written here
   */
  public static MonthAnswers read(byte[] content) {
    try {
      if (StrictJson.parse(content) instanceof Reading.Read<Json>(Json.Obj file)
          && file.get("answers").orElse(null) instanceof Json.Arr(List<Json> all)) {
        return new MonthAnswers(all.stream().map(AnswersFile::given).toList());
      }
    } catch (RuntimeException e) {
      throw new Defect("read what was answered about a month", e);
    }
    throw new Defect("read what was answered about a month", null);
  }

  private static Json json(YearMonth period, RecordedAnswer given) {
    var members = LeafOfAcceptance.members(period, given);
    members.put("effect", new Json.Str(given.effect().name().toLowerCase(Locale.ROOT)));
    given
        .word()
        .ifPresent(word -> {
          members.put("message", new Json.Str(word.message().hex()));
          members.put("content", new Json.Str(word.content().hex()));
          members.put(RECEIVED_AT, new Json.Str(word.receivedAt().toString()));
        });
    return new Json.Obj(members);
  }

  private static RecordedAnswer given(Json json) {
    var members = (Json.Obj) json;
    return new RecordedAnswer(
        new Digest(text(members, "digest")),
        new MonthRoot(text(members, "root")),
        answer(members),
        Instant.parse(text(members, "recorded_at")),
        Effect.valueOf(text(members, "effect").toUpperCase(Locale.ROOT)),
        members.get("silence").isPresent() ? Optional.empty() : Optional.of(word(members)));
  }

  private static AcceptanceAnswer answer(Json.Obj members) {
    return switch (text(members, "answer")) {
      case "accepted" -> new AcceptanceAnswer.Accepted();
      case "refused" -> new AcceptanceAnswer.Refused();
      case "accepted_except" ->
          new AcceptanceAnswer.AcceptedExcept(
              ((Json.Arr) members.get("outcomes").orElseThrow())
                  .items().stream()
                      .map(item -> new OutcomeId(((Json.Str) item).value()))
                      .collect(Collectors.toSet()));
      default -> throw new IllegalArgumentException("no answer");
    };
  }

  private static PayersWord word(Json.Obj members) {
    String provable = text(members, "provable_to");
    return new PayersWord(
        new Digest(text(members, "message")),
        new Digest(text(members, "content")),
        new SourceId(text(members, "source")),
        Arrays.stream(ProvableTo.values())
            .filter(each -> each.wire().equals(provable))
            .findFirst()
            .orElseThrow(),
        // Files that were written before there were disputes lack it.
        Instant.parse(members.text(RECEIVED_AT).orElseGet(() -> text(members, "recorded_at"))),
        members.text("decided_at").map(Instant::parse));
  }

  private static String text(Json.Obj members, String name) {
    return members.text(name).orElseThrow();
  }
}
