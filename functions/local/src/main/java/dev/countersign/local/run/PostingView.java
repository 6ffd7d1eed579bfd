package dev.countersign.local.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes how the results of an outcome stand in each target, for the page and for scripts. */
final class PostingView {
  private PostingView() {}

  /** The member {@code postings}: never what was sent, never a secret. */
  static void write(JsonGenerator out, List<Posting> postings) throws IOException {
    out.writeArrayFieldStart("postings");
    for (Posting posting : postings) {
      out.writeStartObject();
      write(out, posting);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** The members of one posting. */
  static void write(JsonGenerator out, Posting posting) throws IOException {
    boolean billable = posting.line().role() instanceof LineRole.Billable;
    out.writeStringField("target", posting.key().target().value());
    out.writeStringField("id", posting.id().value());
    out.writeStringField("kind", billable ? "billable" : "reversal");
    out.writeStringField("state", posting.state().word());
    switch (posting.state()) {
      case PostingState.Ready ready -> {
        out.writeStringField("due", ready.due().toString());
        out.writeNumberField("tries", ready.tries().made());
      }
      case PostingState.Waiting waiting -> out.writeStringField("waits_for", waiting.on().value());
      case PostingState.Sending sending -> {
        out.writeStringField("due", sending.due().toString());
        out.writeNumberField("tries", sending.tries().made());
      }
      case PostingState.Sent sent -> {
        out.writeStringField("at", sent.at().toString());
        out.writeStringField("answer", sent.proof().name().toLowerCase(Locale.ROOT));
        reference(out, sent);
      }
      case PostingState.Held held -> {
        out.writeStringField("at", held.since().toString());
        out.writeStringField("reason", held.reason().word());
        text(out, "answer", engineWordOrNull(held.reason()));
      }
      case PostingState.Annulled annulled -> {
        out.writeStringField("at", annulled.at().toString());
        out.writeStringField("with", annulled.counterpart().value());
      }
      case PostingState.Corrected corrected -> {
        out.writeStringField("at", corrected.at().toString());
        out.writeStringField("by_posting", corrected.by().value());
      }
      case PostingState.GivenUp givenUp -> {
        out.writeStringField("at", givenUp.at().toString());
        out.writeStringField("reason", givenUp.was().word());
      }
    }
    if (posting.person().isPresent()) {
      person(out, posting.person().get());
    }
  }

  /** The engine's own word for why it refuses, where it gave one. */
  static @Nullable String engineWordOrNull(HeldReason reason) {
    EngineWord word =
        switch (reason) {
          case HeldReason.Refused refused -> refused.engine();
          case HeldReason.Unconfirmed unconfirmed -> unconfirmed.wordOrNull();
          default -> null;
        };
    return word == null ? null : word.value();
  }

  static void person(JsonGenerator out, PersonsWord person) throws IOException {
    out.writeObjectFieldStart("decided");
    out.writeStringField("by", person.who().name());
    out.writeStringField("at", person.at().toString());
    out.writeStringField("why", person.why());
    out.writeEndObject();
  }

  private static void reference(JsonGenerator out, PostingState.Sent sent) throws IOException {
    if (sent.referenceOrNull() != null) {
      out.writeStringField("reference", Objects.requireNonNull(sent.referenceOrNull()).value());
    }
  }

  static void text(JsonGenerator out, String name, @Nullable String text) throws IOException {
    if (text != null) {
      out.writeStringField(name, text);
    }
  }
}
