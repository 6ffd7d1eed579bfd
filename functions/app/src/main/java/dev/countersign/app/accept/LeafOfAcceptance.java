package dev.countersign.app.accept;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.forms.inbound.AcceptanceForm;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.IndexedLeaf;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the leaf of an answer (docs/month.md, sections 3 and 11). */
final class LeafOfAcceptance {
  private LeafOfAcceptance() {}

  /** The key of an answer's leaf. */
  static String key(YearMonth period, RecordedAnswer given) {
    return "A/" + period + "/" + given.digest().hex();
  }

  /**
   * The leaf.
   *
   * @param period the month that was answered about
   * @param late the month that the leaf would have been in, where that is closed
   */
  static IndexedLeaf of(YearMonth period, RecordedAnswer given, Optional<YearMonth> late) {
    String key = key(period, given);
    var members = members(period, given);
    members.put("key", new Json.Str(key));
    late.ifPresent(month -> members.put("late", new Json.Str(month.toString())));
    return new IndexedLeaf(key, Bytes.of(CanonicalJson.interoperable(new Json.Obj(members))));
  }

  /** What of an answer stands in its leaf, and in the file beside the sealed month. */
  static SortedMap<String, Json> members(YearMonth period, RecordedAnswer given) {
    var members = new TreeMap<String, Json>();
    members.put("digest", new Json.Str(given.digest().hex()));
    members.put("month", new Json.Str(period.toString()));
    members.put("root", new Json.Str(given.root().base64()));
    members.put("answer", new Json.Str(AcceptanceForm.word(given.answer())));
    members.put("recorded_at", new Json.Str(given.recordedAt().toString()));
    if (given.answer() instanceof AcceptanceAnswer.AcceptedExcept(var outcomes)) {
      members.put(
          "outcomes",
          new Json.Arr(
              outcomes.stream().sorted().map(OutcomeId::value).<Json>map(Json.Str::new).toList()));
    }
    if (given.word().isEmpty()) {
      members.put("silence", new Json.Bool(true));
    }
    given
        .word()
        .ifPresent(word -> {
          members.put("source", new Json.Str(word.source().value()));
          members.put("provable_to", new Json.Str(word.provableTo().wire()));
          word.decidedAt().ifPresent(at -> members.put("decided_at", new Json.Str(at.toString())));
        });
    return members;
  }
}
