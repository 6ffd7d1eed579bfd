package dev.countersign.forms.entry;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.registers.SourceRegister;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import java.io.IOException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an outcome was told so far, in its registers. */
final class RegistersForm {
  private RegistersForm() {}

  static void write(FormWriter out, OutcomeRegisters registers, OutcomeType type)
      throws IOException {
    if (registers.archived() > 0) {
      out.number("archived", registers.archived());
    }
    out.object("choice", registers.choiceOrNull(), RegistersForm::write);
    out.object("restoration", registers.restorationOrNull(), RegistersForm::write);
    out.object("ruling", registers.rulingOrNull(), RegistersForm::write);
    out.texts("seen", registers.seen().stream().map(AnsweredMessage::text).toList());
    out.objects("sessions", registers.sessions().values(), KnownSessionForm::write);
    out.objects(
        "voices", registers.sourceRegisters().values(), (o, register) -> write(o, register, type));
  }

  static OutcomeRegisters read(FormReader in, OutcomeType type) throws IOException {
    int archived = in.countOrNone("archived");
    var choice = in.objectOrNull("choice", RegistersForm::choice);
    var restoration = in.objectOrNull("restoration", RegistersForm::restoration);
    var ruling = in.objectOrNull("ruling", RegistersForm::ruling);
    var seen = in.texts("seen", AnsweredMessage::parse);
    var sessions = new TreeMap<SessionId, Session>();
    in.objects("sessions", KnownSessionForm::read).forEach(s -> sessions.put(s.id(), s));
    var sourceRegisters = new TreeMap<SourceRegister.Key, SourceRegister>();
    in.objects("voices", i -> register(i, type)).forEach(r -> sourceRegisters.put(r.key(), r));
    return new OutcomeRegisters(
        sourceRegisters, sessions, choice, ruling, restoration, seen, archived);
  }

  /** Its statements leave out source and assurance, which the register itself names. */
  private static void write(FormWriter out, SourceRegister register, OutcomeType type)
      throws IOException {
    out.text("assurance", register.key().assurance().wire());
    if (register.key().belief() == SourceRegister.Belief.TOO_WEAK) {
      out.text("belief", WireNames.of(SourceRegister.Belief.TOO_WEAK));
    }
    out.text("by", register.key().source());
    out.object(
        "retraction", own(register.retractionOrNull(), register, type), StatementForm::write);
    out.object("truth", own(register.truthOrNull(), register, type), StatementForm::write);
  }

  private static SourceRegister register(FormReader in, OutcomeType type) throws IOException {
    var assurance = in.text("assurance", WireNames::assurance);
    var belief = in.textOrNull("belief", word -> WireNames.read(SourceRegister.Belief.class, word));
    var key =
        new SourceRegister.Key(
            in.text("by", SourceId::new),
            assurance,
            Objects.requireNonNullElse(belief, SourceRegister.Belief.BELIEVED));
    var retraction = in.objectOrNull("retraction", i -> StatementForm.read(i, key, type));
    var truth = in.objectOrNull("truth", i -> StatementForm.read(i, key, type));
    return new SourceRegister(key, truth, retraction);
  }

  private static @Nullable Statement own(
      @Nullable Statement said, SourceRegister register, OutcomeType type) {
    boolean own =
        said == null
            || (said.source().equals(register.key().source())
                && said.assurance() == register.key().assurance()
                && said.outcome().equals(type));
    if (!own) {
      throw new IllegalArgumentException("a statement in another's register");
    }
    return said;
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
