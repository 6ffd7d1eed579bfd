package dev.countersign.forms.entry;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.outcome.Choice;
import dev.countersign.domain.outcome.Registers;
import dev.countersign.domain.outcome.Restoration;
import dev.countersign.domain.outcome.Ruling;
import dev.countersign.domain.outcome.Seen;
import dev.countersign.domain.outcome.Statement;
import dev.countersign.domain.outcome.Voice;
import dev.countersign.domain.session.Session;
import java.io.IOException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that an outcome knows. */
final class RegistersForm {
  private RegistersForm() {}

  static void write(FormWriter out, Registers registers, OutcomeType type) throws IOException {
    if (registers.archived() > 0) {
      out.number("archived", registers.archived());
    }
    out.object("choice", registers.choiceOrNull(), RegistersForm::write);
    out.object("restoration", registers.restorationOrNull(), RegistersForm::write);
    out.object("ruling", registers.rulingOrNull(), RegistersForm::write);
    out.texts("seen", registers.seen().stream().map(Seen::text).toList());
    out.objects("sessions", registers.sessions().values(), KnownSessionForm::write);
    out.objects("voices", registers.voices().values(), (o, voice) -> write(o, voice, type));
  }

  static Registers read(FormReader in, OutcomeType type) throws IOException {
    int archived = in.countOrNone("archived");
    var choice = in.objectOrNull("choice", RegistersForm::choice);
    var restoration = in.objectOrNull("restoration", RegistersForm::restoration);
    var ruling = in.objectOrNull("ruling", RegistersForm::ruling);
    var seen = in.texts("seen", Seen::parse);
    var sessions = new TreeMap<SessionId, Session>();
    in.objects("sessions", KnownSessionForm::read).forEach(s -> sessions.put(s.id(), s));
    var voices = new TreeMap<Voice.Key, Voice>();
    in.objects("voices", i -> voice(i, type)).forEach(v -> voices.put(v.key(), v));
    return new Registers(voices, sessions, choice, ruling, restoration, seen, archived);
  }

  /** A voice's statements leave out source and assurance, which are the voice's. */
  private static void write(FormWriter out, Voice voice, OutcomeType type) throws IOException {
    out.text("assurance", voice.key().assurance().wire());
    if (voice.key().belief() == Voice.Belief.TOO_WEAK) {
      out.text("belief", Words.of(Voice.Belief.TOO_WEAK));
    }
    out.text("by", voice.key().source());
    out.object("retraction", own(voice.retractionOrNull(), voice, type), StatementForm::write);
    out.object("truth", own(voice.truthOrNull(), voice, type), StatementForm::write);
  }

  private static Voice voice(FormReader in, OutcomeType type) throws IOException {
    var assurance = in.text("assurance", Words::assurance);
    var belief = in.textOrNull("belief", word -> Words.read(Voice.Belief.class, word));
    var key =
        new Voice.Key(
            in.text("by", SourceId::new),
            assurance,
            Objects.requireNonNullElse(belief, Voice.Belief.BELIEVED));
    var retraction = in.objectOrNull("retraction", i -> StatementForm.read(i, key, type));
    var truth = in.objectOrNull("truth", i -> StatementForm.read(i, key, type));
    return new Voice(key, truth, retraction);
  }

  private static @Nullable Statement own(@Nullable Statement said, Voice voice, OutcomeType type) {
    boolean own =
        said == null
            || (said.source().equals(voice.key().source())
                && said.assurance() == voice.key().assurance()
                && said.outcome().equals(type));
    if (!own) {
      throw new IllegalArgumentException("a statement in another's register");
    }
    return said;
  }

  static void write(FormWriter out, Choice choice) throws IOException {
    out.time("at", choice.at());
    out.text("by", choice.by());
    out.text("session", choice.session());
    out.text("why", choice.why());
  }

  static Choice choice(FormReader in) throws IOException {
    var at = in.time("at");
    var by = in.text("by");
    var session = in.text("session", SessionId::new);
    return new Choice(session, by, in.text("why"), at);
  }

  static void write(FormWriter out, Ruling ruling) throws IOException {
    out.time("at", ruling.at());
    out.text("by", ruling.by());
    out.text("finding", Words.of(ruling.finding()));
    out.text("why", ruling.why());
  }

  static Ruling ruling(FormReader in) throws IOException {
    var at = in.time("at");
    var by = in.text("by");
    var finding = Words.read(Ruling.Finding.class, in.text("finding"));
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
