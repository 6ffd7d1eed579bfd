package dev.countersign.trust.profile.form;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.profile.FieldFormat;
import dev.countersign.trust.profile.FormFields;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the documented fields of a form: each kind of event by its marker, each field's format. */
final class FormFieldsForm {
  /** A name that no format of a value can hold: it begins like a word, {@code CallSid}. */
  private static final Pattern NAME = Pattern.compile("[A-Z][a-z]*[g-z][A-Za-z0-9._]*");

  private FormFieldsForm() {}

  static FormFields read(ProfileNode at) {
    var events = new TreeMap<String, FormFields.Event>();
    for (String marker : at.object().members().keySet()) {
      var fields = fields(at.object(marker));
      if (!fields.containsKey(marker)) {
        throw at.wrong(marker, "does not name its own marker among the fields");
      }
      events.put(marker, new FormFields.Event(fields));
    }
    if (events.isEmpty()) {
      throw at.wrong("", "names no event");
    }
    return new FormFields(events);
  }

  private static SortedMap<String, FieldFormat> fields(ProfileNode at) {
    var fields = new TreeMap<String, FieldFormat>();
    for (String name : at.object().members().keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw at.wrong(name, "not a name like CallSid, which no value's format can hold");
      }
      fields.put(name, format(at, name));
    }
    return fields;
  }

  private static FieldFormat format(ProfileNode at, String name) {
    return at.object().get(name).orElseThrow() instanceof Json.Arr
        ? new FieldFormat.Words(Set.copyOf(at.texts(name)))
        : at.word(name, FieldFormat.Shape.values(), FieldFormat.Shape.SID);
  }
}
