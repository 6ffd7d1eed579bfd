package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DisputeTerms;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.InquiryTerms;
import dev.countersign.domain.terms.Lock;
import dev.countersign.domain.terms.MatchRule;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.domain.terms.Terms;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of terms with some clauses changed. */
final class TermsCopy {
  private final Terms terms;
  private ZoneId zone;
  private Map<SourceId, List<SourceId>> succeeds;
  private Assurance assurance;
  private MatchRule match;
  private Attribution attribution;
  private PriceList price;
  private Hold hold;
  private @Nullable Lock lock;
  private List<ExemptionRule> free;
  private Terms.OnConflict conflict;
  private List<ClawbackRule> clawback;
  private @Nullable DisputeTerms dispute;
  private @Nullable InquiryTerms inquiry;

  private TermsCopy(Terms terms) {
    this.terms = terms;
    this.zone = terms.zone();
    this.succeeds = terms.succeeds();
    this.assurance = terms.assurance();
    this.match = terms.match();
    this.attribution = terms.attribution();
    this.price = terms.price();
    this.hold = terms.hold();
    this.lock = terms.lockOrNull();
    this.free = terms.freeWhen();
    this.conflict = terms.onConflict();
    this.clawback = terms.clawback();
    this.dispute = terms.disputeOrNull();
    this.inquiry = terms.inquiryOrNull();
  }

  static TermsCopy of(Terms terms) {
    return new TermsCopy(terms);
  }

  Terms terms() {
    return new Terms(
        terms.outcome(),
        terms.version(),
        terms.effectiveFrom(),
        zone,
        terms.sources(),
        succeeds,
        assurance,
        terms.claimBy(),
        match,
        attribution,
        price,
        hold,
        lock,
        free,
        conflict,
        clawback,
        dispute,
        inquiry,
        terms.meter(),
        terms.billTo());
  }

  TermsCopy zone(ZoneId changed) {
    zone = changed;
    return this;
  }

  TermsCopy succeeds(Map<SourceId, List<SourceId>> changed) {
    succeeds = changed;
    return this;
  }

  TermsCopy assurance(Assurance changed) {
    assurance = changed;
    return this;
  }

  TermsCopy match(MatchRule changed) {
    match = changed;
    return this;
  }

  TermsCopy attribution(Attribution changed) {
    attribution = changed;
    return this;
  }

  TermsCopy price(PriceList changed) {
    price = changed;
    return this;
  }

  TermsCopy hold(Hold changed) {
    hold = changed;
    return this;
  }

  TermsCopy lock(@Nullable Lock changed) {
    lock = changed;
    return this;
  }

  TermsCopy free(List<ExemptionRule> changed) {
    free = changed;
    return this;
  }

  TermsCopy conflict(Terms.OnConflict changed) {
    conflict = changed;
    return this;
  }

  TermsCopy dispute(DisputeTerms changed) {
    dispute = changed;
    return this;
  }

  TermsCopy inquiry(InquiryTerms changed) {
    inquiry = changed;
    return this;
  }

  TermsCopy clawback(List<ClawbackRule> changed) {
    clawback = changed;
    return this;
  }
}
