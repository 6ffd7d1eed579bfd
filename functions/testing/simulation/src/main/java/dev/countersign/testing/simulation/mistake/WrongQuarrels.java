package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.DisputeTerms;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import dev.countersign.domain.terms.InquiryTerms;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.Ledger;
import dev.countersign.testing.simulation.mistake.ForwardingPorts.OfSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A mistake with disputes and inquiries: a deadline, a silence or a {@code meanwhile} is misread.
 */
record WrongQuarrels(UnaryOperator<Terms> wrong) implements Mistake {

  @Override
  public Contracts contracts(Contracts right) {
    return (tenant, type) ->
        right
            .book(tenant, type)
            .map(book ->
                new TermsBook(book.outcome(), book.versions().stream().map(wrong).toList()));
  }

  @Override
  public boolean quarrels() {
    return true;
  }

  /** A wrong bill of these shows in the months, too. */
  @Override
  public boolean seals() {
    return true;
  }

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put(
        "the seller can answer a second longer",
        dispute(d -> with(d, d.open(), later(d.answer()), d.decide())));
    all.put(
        "the arbiter can rule a second longer",
        dispute(d -> with(d, d.open(), d.answer(), later(d.decide()))));
    all.put(
        "an inquiry can be declined a second longer",
        inquiry(i -> new InquiryTerms(later(i.answer()), i.onNoAnswer())));
    all.put(
        "a seller's silence is taken for a contest",
        dispute(d -> with(d, OnSilence.STANDS, d.undecided(), d.meanwhile())));
    all.put(
        "a seller's silence is taken for a concession",
        dispute(d -> with(d, OnSilence.FALLS, d.undecided(), d.meanwhile())));
    all.put(
        "what nobody rules stands",
        dispute(d -> with(d, d.sellerSilent(), OnSilence.STANDS, d.meanwhile())));
    all.put(
        "what nobody rules falls",
        dispute(d -> with(d, d.sellerSilent(), OnSilence.FALLS, d.meanwhile())));
    all.put(
        "what is withheld stays billed",
        dispute(d -> with(d, d.sellerSilent(), d.undecided(), Meanwhile.BILLED)));
    all.put(
        "what stays billed is withheld",
        dispute(d -> with(d, d.sellerSilent(), d.undecided(), Meanwhile.WITHHELD)));
    all.put(
        "a payer's silence is taken for a no",
        inquiry(i -> new InquiryTerms(i.answer(), OnNoAnswer.DECLINED)));
    all.put(
        "a payer's silence is taken for a yes",
        inquiry(i -> new InquiryTerms(i.answer(), OnNoAnswer.OWED)));
    all.put("the arbiter is anybody", dispute(WrongQuarrels::anybody));
    all.put("nobody is asked about a claim", new Unasked(Duration.ofDays(-1)));
    return all;
  }

  private static Mistake dispute(UnaryOperator<DisputeTerms> wrong) {
    return new WrongQuarrels(terms -> {
      var dispute = terms.disputeOrNull();
      return dispute == null ? terms : TermsCopy.of(terms).dispute(wrong.apply(dispute)).terms();
    });
  }

  private static Mistake inquiry(UnaryOperator<InquiryTerms> wrong) {
    return new WrongQuarrels(terms -> {
      var inquiry = terms.inquiryOrNull();
      return inquiry == null ? terms : TermsCopy.of(terms).inquiry(wrong.apply(inquiry)).terms();
    });
  }

  private static CalendarSpan later(CalendarSpan span) {
    return new CalendarSpan(span.period(), span.duration().plusSeconds(1));
  }

  private static DisputeTerms with(
      DisputeTerms d, CalendarSpan open, CalendarSpan answer, CalendarSpan decide) {
    return new DisputeTerms(
        open, answer, decide, d.sellerSilent(), d.undecided(), d.meanwhile(), d.arbiterOrNull());
  }

  private static DisputeTerms with(
      DisputeTerms d, OnSilence sellerSilent, OnSilence undecided, Meanwhile meanwhile) {
    return new DisputeTerms(
        d.open(), d.answer(), d.decide(), sellerSilent, undecided, meanwhile, d.arbiterOrNull());
  }

  private static DisputeTerms anybody(DisputeTerms d) {
    return new DisputeTerms(
        d.open(), d.answer(), d.decide(), d.sellerSilent(), d.undecided(), d.meanwhile(), null);
  }

  /**
   * What a session claims is not due, where it was received so long after it was recorded: as it is
   * after a restore.
   */
  private record Unasked(Duration late) implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfSessions(right) {
            @Override
            public void asksAt(TenantId tenant, Session form, Instant at) {
              if (form.firstReceivedAt().isBefore(form.recordedAt().plus(late))) {
                super.asksAt(tenant, form, at);
              }
            }
          });
    }

    @Override
    public boolean quarrels() {
      return true;
    }
  }
}
