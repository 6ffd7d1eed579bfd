package dev.countersign.forms.posting;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.Tries;
import dev.countersign.forms.entry.FormReader;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;

/** What a request was planned as, and how often it was tried. */
final class PlannedRequestForm {
  private PlannedRequestForm() {}

  /** Tries, left out where there are none. */
  static void tries(FormWriter out, Tries tries) throws IOException {
    out.object("tries", tries.equals(Tries.NONE) ? null : tries, PlannedRequestForm::written);
  }

  static Tries tries(FormReader in) throws IOException {
    var tries = in.objectOrNull("tries", PlannedRequestForm::made);
    return tries == null ? Tries.NONE : tries;
  }

  private static void written(FormWriter out, Tries tries) throws IOException {
    out.number("made", tries.made());
    out.number("counting", tries.counting());
    out.time("first", tries.firstCountingOrNull());
  }

  private static Tries made(FormReader in) throws IOException {
    int made = in.count("made");
    int counting = in.count("counting");
    return new Tries(made, counting, in.timeOrNull("first"));
  }

  static void write(FormWriter out, PlannedRequest planned) throws IOException {
    switch (planned.kind()) {
      case RequestKind.Usage usage -> out.object("usage", usage, (o, u) -> {});
      case RequestKind.Correction correction ->
          out.object(
              "correction",
              correction,
              (o, c) -> {
                o.text("how", Words.of(c.how()));
                o.text("of", c.of());
              });
      case RequestKind.Document document ->
          out.object(
              "document",
              document,
              (o, d) -> {
                o.text("direction", Words.of(d.direction()));
                o.text("of", d.of());
              });
    }
    out.text("customer", planned.customer());
    out.number("value", planned.value());
    out.time("time", planned.postingTime());
  }

  static PlannedRequest read(FormReader in) throws IOException {
    var kind = kind(in);
    var customer = in.text("customer", EngineCustomer::new);
    long value = in.number("value");
    return new PlannedRequest(kind, customer, value, in.time("time"));
  }

  private static RequestKind kind(FormReader in) throws IOException {
    var usage = in.objectOrNull("usage", fields -> new RequestKind.Usage());
    if (usage != null) {
      return usage;
    }
    var correction = in.objectOrNull("correction", PlannedRequestForm::correction);
    return correction != null ? correction : in.object("document", PlannedRequestForm::document);
  }

  private static RequestKind.Correction correction(FormReader in) throws IOException {
    var how = Words.read(RequestKind.How.class, in.text("how"));
    return new RequestKind.Correction(how, in.text("of", EventId::new));
  }

  private static RequestKind.Document document(FormReader in) throws IOException {
    var direction = Words.read(RequestKind.Direction.class, in.text("direction"));
    return new RequestKind.Document(direction, in.text("of", EventId::new));
  }
}
