package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.entry.KnownSession;
import dev.countersign.forms.entry.UnreadableEntry;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
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
   * @throws Defect when it is no JSON
   * @throws dev.countersign.domain.failure.Unavailable when it is not a session as this release
   *     knows it
   */
  static Session session(Values item) {
    byte[] canonical = item.text(SESSION).getBytes(StandardCharsets.UTF_8);
    try {
      return KnownSession.read(canonical);
    } catch (UnreadableEntry e) {
      throw StrictJson.parse(canonical) instanceof Reading.Read<Json>
          ? Failures.ofLaterRelease("a session", e)
          : new Defect("read a session: unreadable", e);
    }
  }
}
