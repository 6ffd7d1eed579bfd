package dev.countersign.forms.config;

import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.InquiryTerms;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import dev.countersign.domain.terms.Lock;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.forms.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code inquiry} of terms: how the payer is asked about results that nobody attested. */
final class InquiryTermsForm {
  static final Set<String> FIELDS = Set.of("answer", "silence");

  private static final int DAYS = 30;

  private InquiryTermsForm() {}

  static Optional<InquiryTerms> read(Fields terms) {
    return terms
        .object("inquiry")
        .map(in -> {
          in.only(FIELDS);
          return new InquiryTerms(
              DisputeTermsForm.span(in, "answer", DAYS),
              in.word("silence", OnNoAnswer.values()).orElse(OnNoAnswer.DECLINED));
        });
  }

  /** What silence makes owed has no attestation that a price or a date could be read from. */
  static void checkOwed(
      Fields terms,
      Optional<InquiryTerms> inquiry,
      Optional<PriceList> price,
      Optional<Hold> hold,
      Optional<Lock> lock,
      List<ClawbackRule> clawback) {
    if (inquiry.filter(how -> how.onNoAnswer() == OnNoAnswer.OWED).isEmpty()) {
      return;
    }
    boolean priced =
        price.stream().flatMap(list -> list.items().stream()).allMatch(InquiryTermsForm::isFixed);
    boolean dated =
        Stream.concat(
                Stream.concat(hold.map(Hold::from).stream(), lock.map(Lock::from).stream()),
                clawback.stream().flatMap(InquiryTermsForm::from))
            .allMatch(DatePath.OCCURRED_AT::equals);
    if (!priced || !dated) {
      terms.problem(
          "contradiction",
          "inquiry",
          "silence can't make owed what needs an attestation",
          "give each price a fixed amount and count all dates from occurred_at, or let silence be"
              + " declined");
    }
  }

  private static boolean isFixed(PriceList.Item item) {
    return switch (item.price()) {
      case Price.Each each -> each.times() == null;
      case Price.FixedUnits fixed -> true;
      case Price.StatedUnits stated -> false;
      case Price.Percent percent -> false;
    };
  }

  private static Stream<DatePath> from(ClawbackRule rule) {
    return switch (rule.clawback()) {
      case Clawback.Always always -> Stream.empty();
      case Clawback.Full full -> Stream.of(full.from());
      case Clawback.ProRata proRata -> Stream.of(proRata.from());
      case Clawback.Steps steps -> Stream.of(steps.from());
    };
  }
}
