package dev.countersign.forms.entry;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What an outcome was told so far, in its registers. */
final class RegistersForm {
  private RegistersForm() {}

  static void write(FormWriter out, OutcomeRegisters registers, OutcomeType type)
      throws IOException {
    var statements = registers.statements();
    if (registers.archived() > 0) {
      out.number("archived", registers.archived());
    }
    out.object("choice", registers.choiceOrNull(), RegistersForm::write);
    out.object("dispute", registers.disputeOrNull(), DisputeForm::write);
    out.texts("folded", folded(statements));
    out.object("inquiry", registers.inquiryOrNull(), InquiryForm::write);
    out.object("restoration", registers.restorationOrNull(), RegistersForm::write);
    out.object("ruling", registers.rulingOrNull(), RegistersForm::write);
    out.texts("seen", registers.seen().stream().map(AnsweredMessage::text).toList());
    out.objects("sessions", registers.sessions().values(), KnownSessionForm::write);
    out.objects("statements", statements.all(), (o, said) -> StatementForm.write(o, said, type));
  }

  static OutcomeRegisters read(FormReader in, OutcomeType type) throws IOException {
    int archived = in.countOrNone("archived");
    var choice = in.objectOrNull("choice", RegistersForm::choice);
    var dispute = in.objectOrNull("dispute", DisputeForm::read);
    var folded = new TreeMap<SourceId, Instant>();
    in.texts("folded").forEach((by, at) -> folded.put(new SourceId(by), Instant.parse(at)));
    var inquiry = in.objectOrNull("inquiry", InquiryForm::read);
    var restoration = in.objectOrNull("restoration", RegistersForm::restoration);
    var ruling = in.objectOrNull("ruling", RegistersForm::ruling);
    var seen = in.texts("seen", AnsweredMessage::parse);
    var sessions = new TreeMap<SessionId, Session>();
    in.objects("sessions", KnownSessionForm::read).forEach(s -> sessions.put(s.id(), s));
    var statements = in.objects("statements", i -> StatementForm.read(i, type));
    return new OutcomeRegisters(
        new KeptStatements(statements, folded),
        sessions,
        choice,
        ruling,
        restoration,
        dispute,
        inquiry,
        seen,
        archived);
  }

  /** For a source, up to when its statements are folded away. */
  private static Map<String, String> folded(KeptStatements statements) {
    var folded = new TreeMap<String, String>();
    statements.foldedUpTo().forEach((by, at) -> folded.put(by.value(), at.toString()));
    return folded;
  }

  static void write(FormWriter out, SessionChoice choice) throws IOException {
    out.time("at", choice.at());
    out.text("by", choice.by());
    out.text("session", choice.session());
    out.text("why", choice.why());
  }

  static SessionChoice choice(FormReader in) throws IOException {
    var at = in.time("at");
    var by = in.text("by");
    var session = in.text("session", SessionId::new);
    return new SessionChoice(session, by, in.text("why"), at);
  }

  static void write(FormWriter out, Ruling ruling) throws IOException {
    out.time("at", ruling.at());
    out.text("by", ruling.by());
    out.text("finding", WireNames.of(ruling.finding()));
    out.text("why", ruling.why());
  }

  static Ruling ruling(FormReader in) throws IOException {
    var at = in.time("at");
    var by = in.text("by");
    var finding = WireNames.read(Ruling.Finding.class, in.text("finding"));
    return new Ruling(finding, by, in.text("why"), at);
  }

  private static void write(FormWriter out, Restoration span) throws IOException {
    out.time("from", span.from());
    out.time("until", span.until());
  }

  private static Restoration restoration(FormReader in) throws IOException {
    var from = in.time("from");
    return new Restoration(from, in.time("until"));
  }
}
