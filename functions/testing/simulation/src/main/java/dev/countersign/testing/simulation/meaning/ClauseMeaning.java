package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleSpan;
import org.jspecify.annotations.Nullable;

/** Reads what terms say of disputes and of missing results. */
final class ClauseMeaning {
  private ClauseMeaning() {}

  static @Nullable OracleDisputeClause dispute(Json.@Nullable Obj clause) {
    if (clause == null) {
      return null;
    }
    var without = OracleDisputeClause.DEFAULT;
    return new OracleDisputeClause(
        span(clause, "open", without.open()),
        span(clause, "answer", without.answer()),
        span(clause, "decide", without.decide()),
        word(OracleDisputeClause.Silence.class, clause, "seller_silent", without.sellerSilent()),
        word(OracleDisputeClause.Silence.class, clause, "undecided", without.undecided()),
        word(OracleDisputeClause.Meanwhile.class, clause, "meanwhile", without.meanwhile()),
        Members.textOrNull(clause, "arbiter"));
  }

  static @Nullable OracleInquiryClause inquiry(Json.@Nullable Obj clause) {
    if (clause == null) {
      return null;
    }
    var without = OracleInquiryClause.DEFAULT;
    return new OracleInquiryClause(
        span(clause, "answer", without.answer()),
        word(OracleInquiryClause.Silence.class, clause, "silence", without.silence()));
  }

  private static OracleSpan span(Json.Obj clause, String name, OracleSpan without) {
    var text = Members.textOrNull(clause, name);
    return text == null ? without : OracleSpan.of(text);
  }

  private static <E extends Enum<E>> E word(
      Class<E> words, Json.Obj clause, String name, E without) {
    var text = Members.textOrNull(clause, name);
    return text == null ? without : Enum.valueOf(words, Members.upper(text));
  }
}
