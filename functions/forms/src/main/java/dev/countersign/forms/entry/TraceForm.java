package dev.countersign.forms.entry;

import dev.countersign.domain.EventId;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.statement.Act;
import java.io.IOException;

/**
 * What brought an entry about, as an object with one member whose name says the kind: said,
 * recorded, restored, chosen, ruled, disputed, on_dispute, inquiry or time.
 */
final class TraceForm {
  private TraceForm() {}

  static void write(FormWriter out, Trace trace) throws IOException {
    switch (trace) {
      case Trace.Said said -> out.object("said", said, TraceForm::said);
      case Trace.Recorded recorded ->
          out.object("recorded", recorded, (o, r) -> o.texts("sessions", r.sessions()));
      case Trace.Restored restored -> out.object("restored", restored, TraceForm::restored);
      case Trace.Chosen chosen -> out.object("chosen", chosen.choice(), RegistersForm::write);
      case Trace.Ruled ruled -> out.object("ruled", ruled.ruling(), RegistersForm::write);
      case Trace.Disputed disputed -> out.object("disputed", disputed, DisputeTraceForm::write);
      case Trace.OnDispute spoken -> out.object("on_dispute", spoken, DisputeTraceForm::write);
      case InquiryTrace asked -> out.object("inquiry", asked, InquiryTraceForm::write);
      case Trace.Time time -> out.object("time", time, (o, t) -> {});
    }
  }

  static Trace read(FormReader in) throws IOException {
    var chosen = in.objectOrNull("chosen", RegistersForm::choice);
    if (chosen != null) {
      return new Trace.Chosen(chosen);
    }
    var disputed = in.objectOrNull("disputed", DisputeTraceForm::disputed);
    if (disputed != null) {
      return disputed;
    }
    var asked = in.objectOrNull("inquiry", InquiryTraceForm::read);
    if (asked != null) {
      return asked;
    }
    var spoken = in.objectOrNull("on_dispute", DisputeTraceForm::spoken);
    if (spoken != null) {
      return spoken;
    }
    var recorded = in.objectOrNull("recorded", i -> i.texts("sessions", SessionId::new));
    if (recorded != null) {
      return new Trace.Recorded(recorded);
    }
    var restored = in.objectOrNull("restored", TraceForm::restored);
    if (restored != null) {
      return restored;
    }
    var ruled = in.objectOrNull("ruled", RegistersForm::ruling);
    if (ruled != null) {
      return new Trace.Ruled(ruled);
    }
    var said = in.objectOrNull("said", TraceForm::said);
    return said != null ? said : in.object("time", i -> new Trace.Time());
  }

  private static void restored(FormWriter out, Trace.Restored restored) throws IOException {
    out.texts("published", restored.published());
    out.time("until", restored.until());
  }

  private static Trace.Restored restored(FormReader in) throws IOException {
    var published = in.texts("published", EventId::new);
    return new Trace.Restored(published, in.time("until"));
  }

  private static void said(FormWriter out, Trace.Said said) throws IOException {
    out.text("act", WireNames.of(said.act()));
    out.texts("differs", said.differs());
    out.digest("evidence", said.evidence());
    out.text("message", said.message());
    out.text("source", said.source());
    out.text("verdict", WireNames.of(said.verdict()));
  }

  private static Trace.Said said(FormReader in) throws IOException {
    var act = WireNames.read(Act.class, in.text("act"));
    var differs = in.texts("differs", text -> text);
    var evidence = in.text("evidence", DigestForm::read);
    var message = in.text("message", MessageId::new);
    var source = in.text("source", SourceId::new);
    var verdict = WireNames.read(StatementVerdict.class, in.text("verdict"));
    return new Trace.Said(act, source, message, evidence, verdict, differs);
  }
}
