package dev.countersign.local.response;

import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.response.InvoiceFacts.Party;
import dev.countersign.local.response.InvoiceFacts.SchemedId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the file that says which invoice is answered: YAML, or JSON. */
public final class InvoiceForm {
  private static final int LONGEST = 200;
  private static final Pattern TYPE = Pattern.compile("[0-9]{1,3}");
  private static final Pattern SCHEME = Pattern.compile("[0-9A-Z]{2,4}");

  /** BR-FR-CDV-CL-01: the processes of a message between platforms. */
  private static final Set<String> PROCESSES =
      Set.of("REGULATED", "NON_REGULATED", "B2C", "B2CINT", "B2BINT", "OUTOFSCOPE");

  private final ResponseForm form;

  private InvoiceForm(ResponseForm form) {
    this.form = form;
  }

  /** What the file says, or every problem in it, each with its line. */
  public static Reading<InvoiceFacts> read(String text, ResponseForm form) {
    return YamlText.parse(text)
        .then(yaml -> yaml.located(Fields.read(yaml.root(), new InvoiceForm(form)::invoice)));
  }

  private Optional<InvoiceFacts> invoice(Fields in) {
    in.only(Set.of("number", "issued", "type", "process", "payer", "seller"));
    var number = in.required("number", LONGEST);
    var issued = date(in);
    var type = code(in, "type", TYPE, "a number of UNTDID 1001, such as \"380\"");
    var payer = party(in, "payer");
    var seller = party(in, "seller");
    var process = process(in);
    if (in.problems().isEmpty()) {
      return Optional.of(
          new InvoiceFacts(
              number.orElseThrow(),
              issued.orElseThrow(),
              type.orElseThrow(),
              payer.orElseThrow(),
              seller.orElseThrow(),
              process));
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Fields in) {
    var text = in.required("issued", LONGEST);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      in.problem("out_of_range", "issued", "not a date", "write it as \"2026-12-05\"");
      return Optional.empty();
    }
  }

  private String process(Fields in) {
    if (form == ResponseForm.PEPPOL) {
      return in.text("process", LONGEST).orElse("");
    }
    var said = in.required("process", LONGEST);
    if (said.isPresent() && !PROCESSES.contains(said.get())) {
      in.problem("unknown_word", "process", "no process", "say one of " + sorted(PROCESSES));
    }
    return said.orElse("");
  }

  private Optional<Party> party(Fields in, String name) {
    if (!in.present(name)) {
      return Optional.empty();
    }
    return in.object(name)
        .flatMap(party -> {
          party.only(Set.of("name", "address", "identifier"));
          var called = party.required("name", LONGEST);
          var address = id(party, "address");
          var identifier =
              form == ResponseForm.CDAR || party.get("identifier").isPresent()
                  ? id(party, "identifier")
                  : Optional.of(InvoiceFacts.UNSAID);
          return called.flatMap(text ->
              address.flatMap(at -> identifier.map(legal -> new Party(text, at, legal))));
        });
  }

  private static Optional<SchemedId> id(Fields in, String name) {
    if (!in.present(name)) {
      return Optional.empty();
    }
    return in.object(name)
        .flatMap(id -> {
          id.only(Set.of("scheme", "id"));
          var scheme = code(id, "scheme", SCHEME, "the code of its scheme, such as \"0002\"");
          var value = id.required("id", LONGEST);
          return scheme.flatMap(code -> value.map(text -> new SchemedId(code, text)));
        });
  }

  /** A code is a text. YAML reads one such as 380 as a number unless it is in quotes. */
  private static Optional<String> code(Fields in, String name, Pattern form, String wanted) {
    if (in.get(name).orElse(null) instanceof Json.Num) {
      in.problem("wrong_type", name, "a number", "write it in quotes: " + wanted);
      return Optional.empty();
    }
    var text = in.required(name, LONGEST);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      in.problem("out_of_range", name, "no such code", "write " + wanted);
      return Optional.empty();
    }
    return text;
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
