package dev.countersign.forms.posting;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.forms.entry.FormReader;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;

/** Whether a line charges or takes back: one member, {@code billable} or {@code reversal}. */
final class LineRoleForm {
  private LineRoleForm() {}

  static void write(FormWriter out, LineRole role) throws IOException {
    switch (role) {
      case LineRole.Billable billable -> out.object("billable", billable, LineRoleForm::billable);
      case LineRole.Reversal reversal -> out.object("reversal", reversal, LineRoleForm::reversal);
    }
  }

  static LineRole read(FormReader in) throws IOException {
    var billable = in.objectOrNull("billable", LineRoleForm::billable);
    return billable != null ? billable : in.object("reversal", LineRoleForm::reversal);
  }

  private static void billable(FormWriter out, LineRole.Billable billable) throws IOException {
    out.text("replaces", billable.replacesOrNull());
  }

  private static LineRole.Billable billable(FormReader in) throws IOException {
    return new LineRole.Billable(in.textOrNull("replaces", EventId::new));
  }

  private static void reversal(FormWriter out, LineRole.Reversal reversal) throws IOException {
    out.text("reverses", reversal.reverses());
    out.text("replaced_by", reversal.replacedByOrNull());
  }

  private static LineRole.Reversal reversal(FormReader in) throws IOException {
    var reverses = in.text("reverses", EventId::new);
    return new LineRole.Reversal(reverses, in.textOrNull("replaced_by", EventId::new));
  }
}
