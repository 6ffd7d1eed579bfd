package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.entry.KnownSession;
import dev.countersign.forms.entry.UnreadableEntry;
import java.nio.charset.StandardCharsets;

/** A session as an item's attribute: its canonical JSON. */
final class SessionItem {
  static final String SESSION = "session";

  private SessionItem() {}

  /** Of equal sessions the texts are equal. */
  static String text(Session session) {
    return Bytes.of(KnownSession.write(session)).toText();
  }

  /**
   * The session that the item holds.
   *
   * @throws Defect when it can't be read
   */
  static Session session(Values item) {
    try {
      return KnownSession.read(item.text(SESSION).getBytes(StandardCharsets.UTF_8));
    } catch (UnreadableEntry e) {
      throw new Defect("read a session: unreadable", e);
    }
  }
}
