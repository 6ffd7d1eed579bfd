package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleDisputeClause.Meanwhile;
import dev.countersign.testing.oracle.OracleDisputeClause.Silence;
import dev.countersign.testing.oracle.OracleInquiryClause;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.world.DrawQuarrelClauses;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes that somebody could make with disputes and inquiries, each as a story misread. */
public final class PaperMistakes {
  private PaperMistakes() {}

  /** The mistakes by their names. */
  public static Map<String, UnaryOperator<OracleStory>> all() {
    Map<String, UnaryOperator<OracleStory>> all = new LinkedHashMap<>();
    all.put("a line can be disputed a second longer", spans(PaperMistakes::longer, s -> s, s -> s));
    all.put("the seller may answer a second longer", spans(s -> s, PaperMistakes::longer, s -> s));
    all.put("the arbiter may rule a second longer", spans(s -> s, s -> s, PaperMistakes::longer));
    all.put(
        "the payer may be asked a second longer",
        inquiries(one -> new OracleInquiryClause(longer(one.answer()), one.silence())));
    all.put("a seller who is silent is misread", disputes(PaperMistakes::ofTheSeller));
    all.put("a judge who is silent is misread", disputes(PaperMistakes::ofTheArbiter));
    all.put("what is billed meanwhile is withheld", meanwhile(Meanwhile.WITHHELD));
    all.put("what is withheld is billed meanwhile", meanwhile(Meanwhile.BILLED));
    all.put("anybody rules", disputes(PaperMistakes::withoutAnArbiter));
    all.put("a silence that is owed is declined", silence(OracleInquiryClause.Silence.DECLINED));
    all.put("a silence that is declined is owed", silence(OracleInquiryClause.Silence.OWED));
    all.put("a deadline counts from the receipt", told(PaperMishearing::recordedWhenReceived));
    all.put(
        "what came in time is late when it is decided late",
        told(PaperMishearing::receivedWhenRecorded));
    all.put("an offer binds nobody", told(PaperMishearing::contested));
    all.put("the amount of a dispute is forgotten", told(PaperMishearing::withoutAnAmount));
    all.put("a grace moves no deadline", without(OracleTold.Restored.class::isInstance));
    all.put("an accepted month can be disputed", without(OracleTold.Accepted.class::isInstance));
    all.put("a sealed month can always be disputed", without(OracleTold.Sealed.class::isInstance));
    all.put("nobody asks", inquiries(one -> null));
    return all;
  }

  private static OracleSpan longer(OracleSpan span) {
    return new OracleSpan(span.days(), span.hours().plusSeconds(1));
  }

  private static UnaryOperator<OracleStory> disputes(UnaryOperator<OracleDisputeClause> wrong) {
    return story ->
        with(
            story,
            one ->
                one.with(one.dispute() == null ? null : wrong.apply(one.dispute()), one.inquiry()));
  }

  /** An inquiry's clause misread. */
  private interface Misread {
    @Nullable OracleInquiryClause of(OracleInquiryClause right);
  }

  private static UnaryOperator<OracleStory> inquiries(Misread wrong) {
    return story ->
        with(
            story,
            one -> one.with(one.dispute(), one.inquiry() == null ? null : wrong.of(one.inquiry())));
  }

  private static OracleStory with(OracleStory story, UnaryOperator<OracleTerms> wrong) {
    return new OracleStory(
        story.type(),
        story.versions().stream().map(wrong).toList(),
        story.zone(),
        story.looks(),
        story.told());
  }

  private static UnaryOperator<OracleStory> spans(
      UnaryOperator<OracleSpan> open,
      UnaryOperator<OracleSpan> answer,
      UnaryOperator<OracleSpan> decide) {
    return disputes(one ->
        new OracleDisputeClause(
            open.apply(one.open()),
            answer.apply(one.answer()),
            decide.apply(one.decide()),
            one.sellerSilent(),
            one.undecided(),
            one.meanwhile(),
            one.arbiter()));
  }

  private static OracleDisputeClause ofTheSeller(OracleDisputeClause one) {
    return silences(one, other(one.sellerSilent()), one.undecided());
  }

  private static OracleDisputeClause ofTheArbiter(OracleDisputeClause one) {
    return silences(one, one.sellerSilent(), other(one.undecided()));
  }

  private static OracleDisputeClause silences(
      OracleDisputeClause one, Silence ofSeller, Silence ofArbiter) {
    return new OracleDisputeClause(
        one.open(),
        one.answer(),
        one.decide(),
        ofSeller,
        ofArbiter,
        one.meanwhile(),
        one.arbiter());
  }

  private static Silence other(Silence silence) {
    return silence == Silence.FALLS ? Silence.STANDS : Silence.FALLS;
  }

  private static UnaryOperator<OracleStory> meanwhile(Meanwhile always) {
    return disputes(one ->
        new OracleDisputeClause(
            one.open(),
            one.answer(),
            one.decide(),
            one.sellerSilent(),
            one.undecided(),
            always,
            one.arbiter()));
  }

  private static OracleDisputeClause withoutAnArbiter(OracleDisputeClause one) {
    return new OracleDisputeClause(
        one.open(),
        one.answer(),
        one.decide(),
        one.sellerSilent(),
        one.undecided(),
        one.meanwhile(),
        null);
  }

  /** Of terms that may say either. */
  private static UnaryOperator<OracleStory> silence(OracleInquiryClause.Silence always) {
    return story ->
        with(
            story,
            one ->
                one.inquiry() == null || !DrawQuarrelClauses.canBeOwed(one)
                    ? one
                    : one.with(
                        one.dispute(), new OracleInquiryClause(one.inquiry().answer(), always)));
  }

  private static UnaryOperator<OracleStory> told(UnaryOperator<OracleTold> wrong) {
    return story -> told(story, story.told().stream().map(wrong).toList());
  }

  private static UnaryOperator<OracleStory> without(Predicate<OracleTold> what) {
    return story -> told(story, story.told().stream().filter(what.negate()).toList());
  }

  private static OracleStory told(OracleStory story, List<OracleTold> told) {
    var inOrder = told.stream().sorted(Comparator.comparing(OracleTold::toldAt)).toList();
    return new OracleStory(story.type(), story.versions(), story.zone(), story.looks(), inOrder);
  }
}
