package dev.countersign.forms.inbound;

import dev.countersign.domain.statement.RecordRef;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.NameForm;
import java.util.Optional;

/**
 * Reads {@code {type, id, account}}: the name of a record in the CRM, in the form that is compared.
 */
final class RecordForm {
  private static final int LONGEST = 200;

  private RecordForm() {}

  static Optional<RecordRef> read(Fields in) {
    var type = NameForm.required(in, "type", LONGEST);
    var id = NameForm.required(in, "id", LONGEST);
    var account = NameForm.read(in, "account", LONGEST);
    if (account.filter(a -> a.indexOf(':') >= 0).isPresent()) {
      in.problem(
          "wrong_type", "account", "has a colon", "send the account's own name, without one");
    }
    return type.flatMap(t -> id.map(i -> new RecordRef(t, i, account.orElse(null))));
  }
}
