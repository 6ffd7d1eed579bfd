package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.meaning.TermsMeaning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Terms as the product reads them. */
final class ReadTerms {
  private ReadTerms() {}

  /**
   * The book of these versions.
   *
   * @param texts the YAML of each version
   * @param meanings one that means something else than its text is read by what it means
   */
  static TermsBook of(Map<Integer, String> texts, List<OracleTerms> meanings) {
    var versions =
        meanings.stream()
            .map(one -> read(text(Objects.requireNonNull(texts.get(one.version())), one)))
            .toList();
    return new TermsBook(versions.getFirst().outcome(), versions);
  }

  private static String text(String text, OracleTerms meaning) {
    if (TermsMeaning.ofYaml(text).equals(meaning)) {
      return text;
    }
    var rest =
        text.lines()
            .filter(line -> !line.startsWith("dispute:") && !line.startsWith("inquiry:"))
            .collect(Collectors.joining("\n", "", "\n"));
    var dispute = meaning.dispute();
    var inquiry = meaning.inquiry();
    return rest
        + (dispute == null ? "" : text(dispute))
        + (inquiry == null ? "" : text(inquiry));
  }

  private static String text(OracleDisputeClause one) {
    return "dispute: {open: %s, answer: %s, decide: %s, seller_silent: %s, undecided: %s, meanwhile: %s%s}\n"
        .formatted(
            text(one.open()),
            text(one.answer()),
            text(one.decide()),
            word(one.sellerSilent()),
            word(one.undecided()),
            word(one.meanwhile()),
            one.arbiter() == null ? "" : ", arbiter: " + one.arbiter());
  }

  private static String text(OracleInquiryClause one) {
    return "inquiry: {answer: %s, silence: %s}\n".formatted(text(one.answer()), word(one.silence()));
  }

  private static String text(OracleSpan span) {
    String days = span.days().isZero() ? "P" : span.days().toString();
    String time = span.hours().equals(Duration.ZERO) ? "" : span.hours().toString().substring(1);
    return days + time;
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static Terms read(String text) {
    return switch (TermsForm.read(text)) {
      case Reading.Read<Terms>(Terms read) -> read;
      case Reading.Unreadable<Terms> wrong ->
          throw new IllegalArgumentException(wrong.problems() + "\n" + text);
    };
  }
}
